package dev.reev.sandbox;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Seccomp filter against system calls that no agent needs and that have led out of namespaces
 * before, in the kernel's own format: {@code struct sock_filter} records in sequence (seccomp(2),
 * and Documentation/userspace-api/seccomp_filter.rst of Linux). The numbers are those of the
 * kernel's tables for each processor. Calls not listed here are allowed: the namespaces are the
 * first wall, the filter is the second.
 */
public final class SystemCallFilter {

  private static final int LOAD_WORD = 0x20; // BPF_LD | BPF_W | BPF_ABS
  private static final int JUMP_EQUAL = 0x15; // BPF_JMP | BPF_JEQ | BPF_K
  private static final int JUMP_NOT_BELOW = 0x35; // BPF_JMP | BPF_JGE | BPF_K
  private static final int JUMP_ANY_BIT = 0x45; // BPF_JMP | BPF_JSET | BPF_K
  private static final int RETURN = 0x06; // BPF_RET | BPF_K

  private static final int ALLOW = 0x7fff0000;
  private static final int ERROR = 0x00050000;
  private static final int EPERM = 1;
  private static final int ENOSYS = 38;
  private static final int EAFNOSUPPORT = 97;

  /** Offsets in {@code struct seccomp_data}; both processors are little-endian. */
  private static final int NUMBER = 0;

  private static final int ARCHITECTURE = 4;
  private static final int FIRST_ARGUMENT = 16;
  private static final int SECOND_ARGUMENT = 24;

  /** CLONE_NEWNS, NEWCGROUP, NEWUTS, NEWIPC, NEWUSER, NEWPID and NEWNET. */
  private static final int NEW_NAMESPACES = 0x7e020000;

  /** AF_UNIX, AF_INET, AF_INET6, and AF_NETLINK, with which programs list network interfaces. */
  private static final List<Integer> SOCKET_FAMILIES = List.of(1, 2, 10, 16);

  /**
   * TIOCSTI and TIOCLINUX, which inject input into the terminal from which the program was started.
   */
  private static final List<Integer> TERMINAL_INPUT = List.of(0x5412, 0x541c);

  /** Bit 30 of the call number marks the x32 calls of amd64, a second table. */
  private static final int SECOND_TABLE = 0x40000000;

  /** A system call with its number on each processor. */
  private record Call(String name, int amd64, int arm64) {}

  private static final List<Call> DENIED_TO_AGENTS =
      List.of(
          new Call("ptrace", 101, 117),
          new Call("syslog", 103, 116),
          new Call("vhangup", 153, 58),
          new Call("pivot_root", 155, 41),
          new Call("chroot", 161, 51),
          new Call("acct", 163, 89),
          new Call("settimeofday", 164, 170),
          new Call("mount", 165, 40),
          new Call("umount2", 166, 39),
          new Call("swapon", 167, 224),
          new Call("swapoff", 168, 225),
          new Call("reboot", 169, 142),
          new Call("sethostname", 170, 161),
          new Call("setdomainname", 171, 162),
          new Call("init_module", 175, 105),
          new Call("delete_module", 176, 106),
          new Call("quotactl", 179, 60),
          new Call("clock_settime", 227, 112),
          new Call("kexec_load", 246, 104),
          new Call("add_key", 248, 217),
          new Call("request_key", 249, 218),
          new Call("keyctl", 250, 219),
          new Call("unshare", 272, 97),
          new Call("perf_event_open", 298, 241),
          new Call("fanotify_init", 300, 262),
          new Call("name_to_handle_at", 303, 264),
          new Call("open_by_handle_at", 304, 265),
          new Call("clock_adjtime", 305, 266),
          new Call("setns", 308, 268),
          new Call("process_vm_readv", 310, 270),
          new Call("process_vm_writev", 311, 271),
          new Call("kcmp", 312, 272),
          new Call("finit_module", 313, 273),
          new Call("kexec_file_load", 320, 294),
          new Call("bpf", 321, 280),
          new Call("userfaultfd", 323, 282),
          new Call("io_uring_setup", 425, 425),
          new Call("io_uring_enter", 426, 426),
          new Call("io_uring_register", 427, 427),
          new Call("open_tree", 428, 428),
          new Call("move_mount", 429, 429),
          new Call("fsopen", 430, 430),
          new Call("fsconfig", 431, 431),
          new Call("fsmount", 432, 432),
          new Call("fspick", 433, 433),
          new Call("pidfd_getfd", 438, 438),
          new Call("mount_setattr", 442, 442),
          new Call("quotactl_fd", 443, 443));

  /**
   * Opening files by handle bypasses mounts for processes with the capability to read all files.
   */
  private static final Set<String> DENIED_TO_RUNNERS =
      Set.of("name_to_handle_at", "open_by_handle_at");

  /**
   * Calls that allocate memory outside any process or folder, where no limit counts it:
   * memfd_create, memfd_secret and shmget. Programs fall back to other kinds of memory.
   */
  private static final List<Call> UNCOUNTED_MEMORY =
      List.of(
          new Call("memfd_create", 319, 279),
          new Call("memfd_secret", 447, 447),
          new Call("shmget", 29, 194));

  private static final Call CLONE = new Call("clone", 56, 220);
  private static final Call CLONE3 = new Call("clone3", 435, 435);
  private static final Call SOCKET = new Call("socket", 41, 198);
  private static final Call IOCTL = new Call("ioctl", 16, 29);

  /** Processors with a table of numbers in this class. */
  private enum Processor {
    AMD64(0xc000003e),
    ARM64(0xc00000b7);

    /** AUDIT_ARCH_* of linux/audit.h. */
    private final int architecture;

    Processor(int architecture) {
      this.architecture = architecture;
    }

    static Optional<Processor> ofThisMachine() {
      if (!"Linux".equals(System.getProperty("os.name"))) {
        return Optional.empty();
      }
      return switch (System.getProperty("os.arch")) {
        case "amd64" -> Optional.of(AMD64);
        case "aarch64" -> Optional.of(ARM64);
        default -> Optional.empty();
      };
    }
  }

  private final Processor processor;
  private final List<long[]> instructions = new ArrayList<>();

  private SystemCallFilter(Processor processor) {
    this.processor = processor;
    add(LOAD_WORD, 0, 0, ARCHITECTURE);
    add(JUMP_EQUAL, 1, 0, processor.architecture);
    add(RETURN, 0, 0, ERROR | ENOSYS);
    add(LOAD_WORD, 0, 0, NUMBER);
    add(JUMP_NOT_BELOW, 0, 1, SECOND_TABLE);
    add(RETURN, 0, 0, ERROR | ENOSYS);
  }

  /** Filter for agents; empty on processors without a table here. */
  public static Optional<byte[]> forAgents() {
    return Processor.ofThisMachine().map(processor -> new SystemCallFilter(processor).agents());
  }

  /**
   * Filter for runners, which must be able to create their agents' sandboxes; empty on processors
   * without a table here.
   */
  public static Optional<byte[]> forRunners() {
    return Processor.ofThisMachine().map(processor -> new SystemCallFilter(processor).runners());
  }

  private byte[] runners() {
    DENIED_TO_AGENTS.stream()
        .filter(call -> DENIED_TO_RUNNERS.contains(call.name()))
        .forEach(call -> denyCall(call, EPERM));
    return end();
  }

  private byte[] agents() {
    DENIED_TO_AGENTS.forEach(call -> denyCall(call, EPERM));
    // clone3 takes its flags from memory, which a filter cannot read. C libraries fall back to
    // clone.
    denyCall(CLONE3, ENOSYS);
    UNCOUNTED_MEMORY.forEach(call -> denyCall(call, ENOSYS));
    denyNewNamespaces();
    denyOtherFamilies();
    denyTerminalInput();
    return end();
  }

  private void denyCall(Call call, int error) {
    add(JUMP_EQUAL, 0, 1, number(call));
    add(RETURN, 0, 0, ERROR | error);
  }

  private void denyNewNamespaces() {
    add(JUMP_EQUAL, 0, 4, number(CLONE));
    add(LOAD_WORD, 0, 0, FIRST_ARGUMENT);
    add(JUMP_ANY_BIT, 0, 1, NEW_NAMESPACES);
    add(RETURN, 0, 0, ERROR | EPERM);
    add(LOAD_WORD, 0, 0, NUMBER);
  }

  private void denyOtherFamilies() {
    int size = SOCKET_FAMILIES.size();
    add(JUMP_EQUAL, 0, size + 3, number(SOCKET));
    add(LOAD_WORD, 0, 0, FIRST_ARGUMENT);
    for (int i = 0; i < size; i++) {
      add(JUMP_EQUAL, size - i, 0, SOCKET_FAMILIES.get(i));
    }
    add(RETURN, 0, 0, ERROR | EAFNOSUPPORT);
    add(LOAD_WORD, 0, 0, NUMBER);
  }

  private void denyTerminalInput() {
    int size = TERMINAL_INPUT.size();
    add(JUMP_EQUAL, 0, size + 3, number(IOCTL));
    add(LOAD_WORD, 0, 0, SECOND_ARGUMENT);
    for (int i = 0; i < size; i++) {
      // The last comparison jumps past the refusal when it does not match.
      add(JUMP_EQUAL, size - 1 - i, i == size - 1 ? 1 : 0, TERMINAL_INPUT.get(i));
    }
    add(RETURN, 0, 0, ERROR | EPERM);
    add(LOAD_WORD, 0, 0, NUMBER);
  }

  private int number(Call call) {
    return processor == Processor.AMD64 ? call.amd64() : call.arm64();
  }

  private void add(int code, int ifTrue, int ifFalse, int value) {
    instructions.add(new long[] {code, ifTrue, ifFalse, value});
  }

  private byte[] end() {
    add(RETURN, 0, 0, ALLOW);
    ByteBuffer program =
        ByteBuffer.allocate(instructions.size() * 8).order(ByteOrder.LITTLE_ENDIAN);
    for (long[] instruction : instructions) {
      program
          .putShort((short) instruction[0])
          .put((byte) instruction[1])
          .put((byte) instruction[2])
          .putInt((int) instruction[3]);
    }
    return program.array();
  }
}
