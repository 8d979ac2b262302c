"""A real microphone without a sound card: PulseAudio with a null sink's monitor as its source."""

from __future__ import annotations

import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from coach.audio import devices
from tests.conftest import unavailable


def _modules(sink: str, source: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the PulseAudio modules of a microphone that hears what is played into the sink."""
    return (
        ("module-null-sink", f"sink_name={sink}", "rate=48000", "channels=1"),
        ("module-remap-source", f"source_name={source}", f"master={sink}.monitor"),
    )


_MICROPHONE = _modules("vmic", "mic")
#: A second microphone, awake too, but unused until it is the default or the only one.
_OTHER = _modules("vother", "other")


class VirtualMicrophone:
    """PulseAudio's daemon, and what can be done to it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._players: list[subprocess.Popen[bytes]] = []
        self.start()

    def start(self) -> None:
        """Start the daemon, or restart it on the same socket if it was killed."""
        self.daemon = subprocess.Popen(
            [
                "pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--disable-shm=yes",
                "--use-pid-file=no", "--realtime=no", "--high-priority=no", "--log-target=null",
                "-L", f"module-native-protocol-unix auth-anonymous=1 socket={self._folder}/native",
                "-L", "module-null-sink sink_name=vspk rate=48000 channels=1",
                *(part for one in (*_OTHER, *_MICROPHONE) for part in ("-L", " ".join(one))),
            ]
        )  # fmt: skip
        until_s = time.monotonic() + 20
        while subprocess.run(["pactl", "info"], capture_output=True).returncode:
            assert self.daemon.poll() is None and time.monotonic() < until_s, "it doesn't start"
            time.sleep(0.1)
        self._pactl("set-default-sink", "vspk")
        self.use("mic")
        self._keep_awake("mic")
        self._keep_awake("other")

    def use(self, source: str) -> None:
        """Make a source the default."""
        self._pactl("set-default-source", source)

    def _keep_awake(self, source: str) -> None:
        """Record from a source, as the first callback of an idle sink takes seconds."""
        command = ["parec", "--latency-msec=20", "-d", source]
        self._players.append(
            subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        )

    def speak(self, path: Path, sink: str = "vmic") -> subprocess.Popen[bytes]:
        """Play a file into the microphone."""
        command = ["paplay", f"--device={sink}", str(path)]
        player = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        self._players.append(player)
        return player

    def freeze(self) -> None:
        """Make the daemon hang: no sound, no error, no answer."""
        self.daemon.send_signal(signal.SIGSTOP)

    def thaw(self) -> None:
        self.daemon.send_signal(signal.SIGCONT)

    def unplug(self) -> None:
        """Remove every source; if one were left, PulseAudio would continue with it."""
        self._pactl("unload-module", "module-remap-source")
        self._pactl("unload-module", "module-null-sink")

    def unplug_one(self) -> None:
        """Remove the microphone, and leave the other one."""
        for module in reversed(_MICROPHONE):
            listed = subprocess.check_output(["pactl", "list", "short", "modules"], text=True)
            (number,) = (row.split()[0] for row in listed.splitlines() if module[1] in row)
            self._pactl("unload-module", number)

    def plug_in(self) -> None:
        for module in _MICROPHONE:
            self._pactl("load-module", *module)
        self.use("mic")
        self._keep_awake("mic")

    def kill(self) -> None:
        self.daemon.kill()
        self.daemon.wait(timeout=10)

    def stop(self) -> None:
        self.daemon.terminate()
        self.daemon.wait(timeout=10)

    def end(self) -> None:
        """Stop everything that was started."""
        self.thaw()
        for thread in devices._left_behind:  # they end now that the daemon answers again
            thread.join(timeout=20)
        for process in (*self._players, self.daemon):
            process.terminate()
            process.wait(timeout=10)

    @staticmethod
    def _pactl(*command: str) -> None:
        subprocess.run(["pactl", *command], check=True, stdout=subprocess.DEVNULL)


@contextmanager
def virtual_microphone(monkeypatch: pytest.MonkeyPatch) -> Iterator[VirtualMicrophone]:
    """Run a daemon for the test; PortAudio calls its device `pulse`."""
    if shutil.which("pulseaudio") is None:
        unavailable("no pulseaudio")
    # A socket's path must be short, so not below tmp_path.
    folder = Path(subprocess.check_output(["mktemp", "-d"], text=True).strip())
    folder.chmod(0o700)
    for name, value in {
        "PULSE_RUNTIME_PATH": folder,
        "PULSE_STATE_PATH": folder,
        "PULSE_SERVER": f"unix:{folder}/native",
    }.items():
        monkeypatch.setenv(name, str(value))
    made = VirtualMicrophone(folder)
    try:
        devices.refresh()
        yield made
    finally:
        made.end()
        shutil.rmtree(folder, ignore_errors=True)
        devices.refresh()
