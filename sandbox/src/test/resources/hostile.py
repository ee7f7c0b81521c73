"""Tries what a hostile agent would, and prints what it reached: one line `REACHED <attempt> <evidence>` each.

Called with a file of JSON that names what there is to reach (see targets below); what is left out is not tried.
Its last line is `TRIED <number of attempts>`. Standard library only, for it runs with an agent's view of the system.
"""
import ctypes
import json
import os
import socket
import struct
import sys

libc = ctypes.CDLL(None, use_errno=True)
libc.syscall.restype = ctypes.c_long
AMD64 = os.uname().machine == "x86_64"
CALLS = {  # amd64, arm64
    "ptrace": (101, 117), "mount": (165, 40), "unshare": (272, 97), "setns": (308, 268), "keyctl": (250, 219),
    "add_key": (248, 217), "bpf": (321, 280), "perf_event_open": (298, 241), "process_vm_readv": (310, 270),
    "open_by_handle_at": (304, 265), "name_to_handle_at": (303, 264), "io_uring_setup": (425, 425),
    "userfaultfd": (323, 282), "fsopen": (430, 430), "chroot": (161, 51), "clone3": (435, 435), "pidfd_getfd": (438, 438),
}
attempts = []


def attempt(function):
    attempts.append((function.__name__, function))
    return function


def each(values, prefix):
    """The same attempt for each of several targets."""
    def register(function):
        for index, value in enumerate(values):
            attempts.append((f"{prefix}_{index + 1}", lambda value=value: function(value)))
        return function
    return register


def call(name, *arguments):
    number = CALLS[name][0 if AMD64 else 1]
    return libc.syscall(number, *[ctypes.c_long(a) if isinstance(a, int) else a for a in arguments])


def read(path, limit=200):
    with open(path, "rb") as file:
        return repr(file.read(limit))


def others():
    """Processes of other programs: neither this process nor its parents inside the sandbox."""
    mine = set()
    pid = os.getpid()
    while pid > 0:
        mine.add(pid)
        try:
            with open(f"/proc/{pid}/stat") as stat:
                pid = int(stat.read().rsplit(")", 1)[1].split()[1])
        except OSError:
            break
    seen = [int(name) for name in os.listdir("/proc") if name.isdigit()]
    return [pid for pid in seen if pid not in mine and pid != 1]


targets = json.load(open(sys.argv[1])) if len(sys.argv) > 1 else {}


@each(targets.get("secrets", []), "read_secret")
def _(path):
    return read(path) if os.path.isfile(path) else " ".join(os.listdir(path)[:5])


@each(targets.get("secrets", []), "read_secret_by_other_roots")
def _(path):
    for root in [f"/proc/{pid}/root" for pid in ["1", str(os.getppid()), *map(str, others())]] + ["/proc/self/cwd/../../../../.."]:
        try:
            if os.path.exists(root + path):
                return root + path
        except OSError:
            pass


@each(targets.get("writable", []), "write")
def _(path):
    with open(path, "ab") as file:
        file.write(b"forged")
    return path


@each(targets.get("folders", []), "plant_file")
def _(path):
    name = os.path.join(path, "session_forged.json")
    with open(name, "w") as file:
        file.write("forged")
    return name


@attempt
def read_shadow():
    return read("/etc/shadow")


@attempt
def list_other_homes():
    seen = [h for h in ["/root", *("/home/" + n for n in os.listdir("/home"))] if h != "/home/agent" and os.path.isdir(h)]
    listed = []
    for home in seen:
        try:
            listed += [home + "/" + name for name in os.listdir(home) if name not in targets.get("allowed", [])]
        except OSError:
            pass
    return " ".join(listed[:5])


@attempt
def list_state_of_services():
    listed = []
    for folder in ["/var/lib", "/var/log", "/var/run", "/run", "/srv", "/sys", "/boot"]:
        try:
            listed += [f"{folder}/{name}" for name in os.listdir(folder) if name != "gate"]
        except OSError:
            pass
    return " ".join(listed[:5])


@attempt
def write_to_the_system():
    written = []
    for folder in ["/", "/usr", "/usr/bin", "/usr/local/bin", "/etc", "/dev", "/proc/sys/kernel", "/var"]:
        name = os.path.join(folder, f"reev-hostile-{os.getpid()}")
        try:
            with open(name, "w"):
                written.append(name)
            os.remove(name)
        except OSError:
            pass
    return " ".join(written)


@attempt
def change_its_own_program():
    with open(sys.argv[0], "ab"):
        return sys.argv[0]


@attempt
def be_spared_when_memory_runs_out():
    with open("/proc/self/oom_score_adj", "w") as file:
        file.write("0")
    return read("/proc/self/oom_score_adj")


@attempt
def take_memory_that_nobody_counts():
    taken = []
    if hasattr(os, "memfd_create"):
        try:
            os.ftruncate(os.memfd_create("hidden"), 1 << 20)
            taken.append("memfd")
        except OSError:
            pass
    libc.shmget.restype = ctypes.c_int
    if libc.shmget(0, ctypes.c_size_t(1 << 20), 0o1600) >= 0:
        taken.append("shmget")
    return " ".join(taken)


@attempt
def open_devices():
    opened = []
    for name in os.listdir("/dev"):
        path = "/dev/" + name
        if name in ("null", "zero", "full", "random", "urandom", "tty", "ptmx", "console", "stdin", "stdout", "stderr"):
            continue
        if os.path.isdir(path) or os.path.islink(path):
            continue
        try:
            os.close(os.open(path, os.O_RDONLY | os.O_NONBLOCK))
            opened.append(path)
        except OSError:
            pass
    return " ".join(opened[:5])


@attempt
def use_inherited_descriptors():
    extra = []
    for name in os.listdir("/proc/self/fd"):
        try:
            target = os.readlink("/proc/self/fd/" + name)
        except OSError:
            continue
        if int(name) > 2 and "/proc/" not in target and target != sys.argv[0]:
            extra.append(name + "=" + target)
    return " ".join(extra)


@attempt
def see_other_processes():
    return " ".join(map(str, others()[:5]))


@attempt
def read_environments():
    for pid in [os.getppid(), 1, *others()]:
        try:
            text = read(f"/proc/{pid}/environ", 100000)
        except OSError:
            continue
        for secret in targets.get("secret_texts", []):
            if secret in text:
                return f"{pid} {secret}"


@attempt
def read_memory_of_others():
    for pid in others():
        try:
            with open(f"/proc/{pid}/mem", "rb"):
                return str(pid)
        except OSError:
            pass


@attempt
def signal_other_processes():
    # Signal 0 only tests whether a real one would arrive.
    for pid in [*targets.get("pids", []), *others()]:
        try:
            os.kill(pid, 0)
            return str(pid)
        except OSError:
            pass


@attempt
def trace_other_processes():
    for pid in [os.getppid(), *others()[:20]]:
        # PTRACE_SEIZE does not stop it.
        if pid > 1 and call("ptrace", 0x4206, pid, 0, 0) == 0:
            return str(pid)


@attempt
def read_memory_by_system_call():
    for pid in [os.getppid(), *others()[:20]]:
        buffer = ctypes.create_string_buffer(8)
        vector = struct.pack("PN", ctypes.addressof(buffer), 8)
        local = ctypes.create_string_buffer(vector)
        if call("process_vm_readv", pid, local, 1, local, 1, 0) > 0:
            return str(pid)


@each(targets.get("ports", []), "connect_to_port")
def _(port):
    for host in ("127.0.0.1", "::1"):
        try:
            socket.create_connection((host, port), 2).close()
            return f"{host}:{port}"
        except OSError:
            pass


@each(targets.get("hosts", []), "connect_to_host")
def _(address):
    host, port = address.rsplit(":", 1)
    socket.create_connection((host, int(port)), 2).close()
    return address


@each(targets.get("abstract_sockets", []), "connect_to_abstract_socket")
def _(name):
    with socket.socket(socket.AF_UNIX) as client:
        client.connect("\0" + name)
        return name


@attempt
def find_a_way_out():
    with open("/proc/net/route") as routes:
        return " ".join(line.split()[0] for line in routes.readlines()[1:] if line.split()[0] != "lo")


@attempt
def resolve_names():
    return socket.getaddrinfo("example.com", 443)[0][4][0]


@attempt
def open_raw_sockets():
    for family, kind in ((socket.AF_PACKET, socket.SOCK_RAW), (40, socket.SOCK_STREAM), (socket.AF_INET, socket.SOCK_RAW)):
        try:
            socket.socket(family, kind, 1 if family == socket.AF_INET else 0).close()
            return str(family)
        except OSError:
            pass


@each(targets.get("message_queue_keys", []), "open_message_queue")
def _(key):
    return str(key) if libc.msgget(key, 0) >= 0 else None


@each(targets.get("shared_memory_files", []), "open_shared_memory_file")
def _(path):
    return read(path)


@attempt
def be_root():
    return "root" if 0 in os.getresuid() or 0 in os.getresgid() or 0 in os.getgroups() else None


@attempt
def have_rights():
    with open("/proc/self/status") as status:
        held = [line.strip() for line in status if line.startswith(("CapPrm", "CapEff", "CapInh", "CapAmb"))]
    return " ".join(line for line in held if int(line.split()[1], 16))


@attempt
def become_somebody_else():
    for change in (lambda: os.setuid(0), lambda: os.setgid(0), lambda: os.setuid(12345), lambda: os.setgroups([0])):
        pid = os.fork()
        if pid == 0:
            try:
                change()
                os._exit(1)
            except OSError:
                os._exit(0)
        if os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]):
            return "changed"


@attempt
def gain_rights_by_set_uid_programs():
    with open("/proc/self/status") as status:
        return "new privileges are possible" if "NoNewPrivs:\t0" in status.read() else None


@attempt
def unshare_a_user_namespace():
    pid = os.fork()
    if pid == 0:
        os._exit(1 if call("unshare", 0x10000000) == 0 else 0)
    return "unshared" if os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) else None


@attempt
def join_other_namespaces():
    for pid in ["1", str(os.getppid())]:
        for name in ("user", "mnt", "pid", "net"):
            try:
                descriptor = os.open(f"/proc/{pid}/ns/{name}", os.O_RDONLY)
            except OSError:
                continue
            same = os.stat(f"/proc/{pid}/ns/{name}").st_ino == os.stat(f"/proc/self/ns/{name}").st_ino
            if not same and call("setns", descriptor, 0) == 0:
                return f"{pid} {name}"


@attempt
def mount_something():
    if call("mount", b"none", b"/tmp", b"tmpfs", 0, None) == 0:
        return "mounted"
    return "fsopen" if call("fsopen", b"tmpfs", 0) >= 0 else None


@attempt
def leave_by_chroot():
    pid = os.fork()
    if pid == 0:
        os._exit(1 if call("chroot", b"/tmp") == 0 else 0)
    return "chroot" if os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) else None


@attempt
def open_files_by_handle():
    handle = ctypes.create_string_buffer(struct.pack("Ii", 128, 0) + b"\0" * 128)
    mount = ctypes.c_int()
    if call("name_to_handle_at", -100, b"/", handle, ctypes.byref(mount), 0) == 0:
        return "name_to_handle_at"
    descriptor = os.open("/", os.O_RDONLY)
    handle = ctypes.create_string_buffer(struct.pack("IiII", 8, 1, 2, 0))
    return "open_by_handle_at" if call("open_by_handle_at", descriptor, handle, 0) >= 0 else None


@attempt
def read_keys_of_the_kernel():
    # The user's keyring (-4): shared by all processes of a user.
    return "keyring" if call("keyctl", 0, -4, 1) >= 0 else None


@attempt
def plant_keys_in_the_kernel():
    return "key" if call("add_key", b"user", b"reev-hostile", b"x", 1, -2) >= 0 else None


@attempt
def use_the_kernels_machines():
    reached = []
    if call("io_uring_setup", 1, ctypes.create_string_buffer(120)) >= 0:
        reached.append("io_uring")
    if call("bpf", 0, ctypes.create_string_buffer(struct.pack("IIIII", 2, 4, 4, 1, 0) + b"\0" * 100), 120) >= 0:
        reached.append("bpf")
    if call("userfaultfd", 1) >= 0:
        reached.append("userfaultfd")
    if call("perf_event_open", ctypes.create_string_buffer(struct.pack("IIQ", 1, 120, 0) + b"\0" * 112), 0, -1, -1, 0) >= 0:
        reached.append("perf_event_open")
    return " ".join(reached)


@attempt
def type_into_a_terminal():
    import fcntl
    descriptor = os.open("/dev/tty", os.O_RDWR)
    fcntl.ioctl(descriptor, 0x5412, b"x")
    return "typed"


@attempt
def take_all_processes():
    """More than half of its runner's limit would leave none for the runner."""
    children = []
    try:
        for _ in range(400):
            pid = os.fork()
            if pid == 0:
                import time
                time.sleep(30)
                os._exit(0)
            children.append(pid)
    except OSError:
        pass
    finally:
        for pid in children:
            os.kill(pid, 9)
            os.waitpid(pid, 0)
    return str(len(children)) if len(children) > 300 else None


@attempt
def outlive_its_own_killing():
    with open("/proc/self/oom_score_adj") as score:
        return "it would not be the first that goes when memory runs out" if int(score.read()) < 1000 else None


@attempt
def be_more_likely_to_live():
    with open("/proc/self/oom_score_adj", "w") as score:
        score.write("-1000")
    return "oom_score_adj"


if __name__ == "__main__":
    sys.stdout.reconfigure(errors="backslashreplace")
    for name, function in attempts:
        try:
            evidence = function()
        except (OSError, ValueError, AttributeError):
            evidence = None
        if evidence:
            print("REACHED", name, str(evidence)[:200].replace("\n", " "), flush=True)
    print("TRIED", len(attempts), flush=True)
