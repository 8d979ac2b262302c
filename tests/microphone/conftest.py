"""A real microphone without a sound card: PulseAudio with a null sink's monitor as its source."""

from __future__ import annotations

import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from coach.audio import devices
from tests.conftest import unavailable


@dataclass(frozen=True, slots=True)
class VirtualMicrophone:
    """PulseAudio's daemon and what can be done to it."""

    daemon: subprocess.Popen[bytes]
    players: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def wait_until_ready(self) -> None:
        until_s = time.monotonic() + 20
        while subprocess.run(["pactl", "info"], capture_output=True).returncode:
            assert self.daemon.poll() is None and time.monotonic() < until_s, "it doesn't start"
            time.sleep(0.1)
        subprocess.run(["pactl", "set-default-sink", "vspk"], check=True)
        subprocess.run(["pactl", "set-default-source", "mic"], check=True)
        # Keeps the idle sink awake; its first callback takes seconds otherwise.
        command = ["parec", "--latency-msec=20", "-d", "mic"]
        self.players.append(subprocess.Popen(command, stdout=subprocess.DEVNULL))
        devices.refresh()

    def freeze(self) -> None:
        """Let the daemon hang: no sound, no error, no answer."""
        self.daemon.send_signal(signal.SIGSTOP)

    def speak(self, path: Path) -> subprocess.Popen[bytes]:
        """Play a file into the microphone."""
        player = subprocess.Popen(["paplay", "--device=vmic", str(path)], stderr=subprocess.DEVNULL)
        self.players.append(player)
        return player

    def unplug(self) -> None:
        """Take every source away; with one left PulseAudio would go on with that."""
        for module in ("module-remap-source", "module-null-sink"):
            subprocess.run(["pactl", "unload-module", module], check=True)

    def stop(self) -> None:
        self.daemon.terminate()
        self.daemon.wait(timeout=10)


@pytest.fixture
def microphone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[VirtualMicrophone]:
    """A daemon of the test's own; the device is the one PortAudio calls `pulse`."""
    if shutil.which("pulseaudio") is None:
        unavailable("no pulseaudio")
    # Sockets have short names, so not below tmp_path.
    folder = Path(subprocess.check_output(["mktemp", "-d"], text=True).strip())
    folder.chmod(0o700)
    socket = folder / "native"
    for name, value in {
        "PULSE_RUNTIME_PATH": folder,
        "PULSE_STATE_PATH": folder,
        "PULSE_SERVER": f"unix:{socket}",
    }.items():
        monkeypatch.setenv(name, str(value))
    daemon = subprocess.Popen(
        [
            "pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--disable-shm=yes",
            "--use-pid-file=no", "--realtime=no", "--high-priority=no", "--log-target=null",
            "-L", f"module-native-protocol-unix auth-anonymous=1 socket={socket}",
            "-L", "module-null-sink sink_name=vspk rate=48000 channels=1",
            "-L", "module-null-sink sink_name=vmic rate=48000 channels=1",
            "-L", "module-remap-source source_name=mic master=vmic.monitor",
        ]
    )  # fmt: skip
    made = VirtualMicrophone(daemon)
    try:
        made.wait_until_ready()
        yield made
    finally:
        daemon.send_signal(signal.SIGCONT)
        for thread in devices._closing:  # now that the daemon answers again, it ends
            thread.join(timeout=20)
        for process in (*made.players, daemon):
            process.terminate()
            process.wait(timeout=10)
        shutil.rmtree(folder, ignore_errors=True)
        devices.refresh()
