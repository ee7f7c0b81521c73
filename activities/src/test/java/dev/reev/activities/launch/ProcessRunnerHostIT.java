package dev.reev.activities.launch;

import dev.reev.activities.sandbox.SandboxKind;

class ProcessRunnerHostIT extends RunnerHostContract {

  @Override
  SandboxKind kind() {
    return SandboxKind.PROCESS;
  }
}
