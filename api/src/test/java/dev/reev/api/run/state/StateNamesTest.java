package dev.reev.api.run.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.workflows.run.RunState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StateNamesTest {

  @ParameterizedTest
  @CsvSource({
    "PENDING,Pending,Pending,0",
    "RUNNING,Running,Running,40",
    "COMPLETED,Completed,Completed,100",
    "FAILED,Failed,Failed,100",
    "STOPPED,Failed,Stopped,100",
    "TIMED_OUT,Failed,TimedOut,100"
  })
  void everyState_hasItsWireForm(RunState state, String wire, String truth, int progress) {
    assertThat(StateNames.wire(state)).isEqualTo(wire);
    assertThat(state.title()).isEqualTo(truth);
    assertThat(StateNames.progress(state, 40)).isEqualTo(progress);
  }

  @ParameterizedTest
  @CsvSource({"1,green", "0.999,yellow", "0.25,yellow", "0.2499,red", "0,red"})
  void color_followsTheScore(double score, String color) {
    assertThat(StateNames.color(RunState.COMPLETED, score, false)).isEqualTo(color);
  }

  @ParameterizedTest
  @EnumSource(names = {"PENDING", "RUNNING"})
  void color_beforeTheEnd_isGray(RunState state) {
    assertThat(StateNames.color(state, null, false)).isEqualTo("gray");
  }

  @Test
  void color_ofHarm_isRedWhateverTheScore() {
    assertThat(StateNames.color(RunState.COMPLETED, 1.0, true)).isEqualTo("red");
  }

  @Test
  void color_ofABrokenRun_isRed() {
    assertThat(StateNames.color(RunState.FAILED, null, false)).isEqualTo("red");
  }
}
