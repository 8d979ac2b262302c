"""Microphones have names that people recognise, and nothing else is offered as one."""

from __future__ import annotations

from coach.audio.devices import InputDevice
from coach.audio.microphone_names import microphone_name, offered


def listed(*names: str) -> list[InputDevice]:
    return [InputDevice(n, name, 48_000, 2, n == 0) for n, name in enumerate(names)]


def names(*found: str) -> dict[str, str]:
    return {shown: device.name for shown, device in offered(listed(*found)).items()}


def test_a_laptop_with_linux():
    assert names(
        "default",
        "HDA Intel PCH: ALC257 Analog (hw:0,0)",
        "HDA Intel PCH: HDMI 0 (hw:0,3)",
        "Blue Yeti: USB Audio (hw:1,0)",
        "sysdefault",
        "samplerate",
        "speexrate",
        "pulse",
        "surround51",
        "dmix",
    ) == {
        "System microphone": "default",
        "HDA Intel PCH: ALC257 Analog": "HDA Intel PCH: ALC257 Analog (hw:0,0)",
        "Blue Yeti": "Blue Yeti: USB Audio (hw:1,0)",
    }


def test_two_devices_of_one_card_are_told_apart():
    assert names("sof-hda-dsp: - (hw:0,0)", "sof-hda-dsp: - (hw:0,6)", "x (2)") == {
        "sof-hda-dsp": "sof-hda-dsp: - (hw:0,0)",
        "sof-hda-dsp (2)": "sof-hda-dsp: - (hw:0,6)",
        "x (2)": "x (2)",
    }


def test_windows_lists_each_microphone_once_for_each_interface():
    whole = "Microphone Array (Intel Smart Sound Technology)"
    assert names(
        whole[:31],
        "Microsoft Sound Mapper - Input",
        "Primary Sound Capture Driver",
        whole,
        whole,
        "Stereo Mix (Realtek HD Audio)",
        "Front Mic (Realtek HD Audio)",
    ) == {
        whole: whole[:31],
        "System microphone": "Microsoft Sound Mapper - Input",
        "Front Mic (Realtek HD Audio)": "Front Mic (Realtek HD Audio)",
    }


def test_rather_an_odd_choice_than_none():
    assert names("Monitor of Built-in Audio") == {
        "Monitor of Built-in Audio": "Monitor of Built-in Audio"
    }
    assert names() == {}


def test_a_name_without_a_device_number_stays():
    assert microphone_name("MacBook Pro Microphone") == "MacBook Pro Microphone"
    assert microphone_name("Desk: Audio") == "Desk: Audio"
    assert microphone_name("Desk: Audio (hw:1,0)") == "Desk"
