"""The formats that the coach reads: one list for the window, the command line and errors.

File name extensions only help to choose a file; its format is detected from its content.
"""

from __future__ import annotations

#: File name extensions by name of the format, the commonest format first.
FORMATS = {
    "WAV": ("wav", "wave", "w64", "rf64"),
    "MP3": ("mp3",),
    "M4A": ("m4a", "m4b"),
    "MP4": ("mp4", "m4v"),
    "MOV": ("mov",),
    "WebM": ("webm",),
    "OGG": ("ogg", "oga"),
    "Opus": ("opus",),
    "FLAC": ("flac",),
    "WMA": ("wma", "wmv", "asf"),
    "MKV": ("mkv", "mka"),
    "3GP": ("3gp", "3g2"),
    "AMR": ("amr",),
    "AAC": ("aac",),
    "AIFF": ("aif", "aiff", "aifc"),
    "CAF": ("caf",),
    "AU": ("au", "snd"),
    "Speex": ("spx",),
    "AVI": ("avi",),
}
NAMES = ", ".join(FORMATS)
ENDINGS = tuple(ending for endings in FORMATS.values() for ending in endings)
