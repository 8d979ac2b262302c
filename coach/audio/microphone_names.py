"""Names of microphones that people recognise, and which of the listed devices to offer.

PortAudio lists what the sound system has: plug-ins, outputs that can be recorded, and on Windows
each microphone once for each interface to it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from coach.audio.devices import InputDevice
from coach.common.i18n import tr

#: Devices that stand for the microphone chosen in the system's settings.
_SYSTEM = frozenset(
    {
        "default",
        "pulse",
        "pipewire",
        "sysdefault",
        "microsoft sound mapper - input",
        "primary sound capture driver",
    }
)
#: ALSA's plug-ins, which lead to a device that is listed anyway, or to none.
_PLUG_IN = re.compile(
    r"a52|dmix|dsnoop|front|hdmi|iec958|jack|lavrate|modem|null|oss|phoneline|rear|samplerate|side"
    r"|center_lfe|spdif|speex(rate)?|surround\d*|upmix|usbstream|vdownmix",
    re.IGNORECASE,
)
#: Outputs that can be recorded.
_OUTPUT = re.compile(
    r"\b(HDMI|DisplayPort|loopback|monitor of|stereo mix|surround|what u hear)\b", re.IGNORECASE
)
#: ALSA's own name for a device, behind the names of card and device.
_ALSA = re.compile(r" \(hw:\d+,\d+\)$")
#: Names of a device on a card that say nothing.
_EMPTY = frozenset({"", "-", "audio", "usb audio"})
#: The oldest of Windows' interfaces cuts names to this length.
_CUT = 31


def microphone_name(name: str) -> str:
    """Return a name that people recognise for a device that PortAudio calls `name`."""
    if name.casefold() in _SYSTEM:
        return tr("System microphone")
    bare, count = _ALSA.subn("", name)
    card, _, device = bare.partition(": ")
    return card if count and device.casefold() in _EMPTY else bare


def offered(found: Sequence[InputDevice]) -> dict[str, InputDevice]:
    """Return the devices to offer as microphones by the names to show, in their order.

    Of devices that lead to the same microphone, the first is offered. If none seems to be a
    microphone, all are offered: better an odd choice than none.

    Parameters
    ----------
    found
        Devices in the order of `devices.input_devices`.
    """
    likely = [one for one in found if not _is_other(one.name)]
    names: dict[str, InputDevice] = {}
    taken: list[str] = []
    for one in likely or found:
        name = microphone_name(_whole(one.name, found))
        is_again = one.name.casefold() in _SYSTEM and name in names
        if is_again or _is_taken(one.name, taken):
            continue
        taken.append(one.name)
        names[_numbered(name, names)] = one
    return names


def _is_other(name: str) -> bool:
    return bool(_PLUG_IN.fullmatch(name) or _OUTPUT.search(name))


def _whole(name: str, found: Sequence[InputDevice]) -> str:
    """Return a name as it was before it was cut."""
    if len(name) != _CUT:
        return name
    return max((one.name for one in found if one.name.startswith(name)), key=len)


def _is_taken(name: str, taken: Sequence[str]) -> bool:
    """Return whether a name, possibly cut, is offered already."""
    return any(name == one or (len(one) == _CUT and name.startswith(one)) for one in taken)


def _numbered(name: str, names: dict[str, InputDevice]) -> str:
    """Return a name with a number behind it if it is taken by another device."""
    number = 1
    while (numbered := name if number == 1 else f"{name} ({number})") in names:
        number += 1
    return numbered
