//! A sound for each scan, so that whoever scans need not look up: high and short where all is well, low and long where
//! it is not. The tone is made here and handed to whatever plays sound on this computer; where nothing does, the colour
//! on the screen has to do.

use std::f32::consts::TAU;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

/// What a sound says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sound {
    /// Found where it should be.
    Well,
    /// Something to look at: scanned before, or in another place.
    Look,
    /// Not on the list, or no label of ours.
    Wrong,
}

impl Sound {
    /// Pitch in hertz, and how long, in milliseconds.
    const fn tone(self) -> (u32, u32) {
        match self {
            Self::Well => (1320, 70),
            Self::Look => (660, 160),
            Self::Wrong => (220, 350),
        }
    }

    /// Plays it, and waits for nothing. What is well is not played while another sound still is: three hundred labels in
    /// a minute make one sound after the other, not all of them at once.
    pub(crate) fn play(self) {
        static PLAYING: AtomicBool = AtomicBool::new(false);
        if PLAYING.swap(true, Ordering::Relaxed) && self == Self::Well {
            return;
        }
        let played = thread::Builder::new().name("sound".to_owned()).spawn(move || {
            hand_on(self);
            PLAYING.store(false, Ordering::Relaxed);
        });
        if played.is_err() {
            PLAYING.store(false, Ordering::Relaxed);
        }
    }
}

/// Samples a second.
const RATE: u32 = 22_050;

/// The tone as signed 16-bit samples, little-endian, one channel; it swells and fades, so that it does not click.
fn samples(sound: Sound) -> Vec<u8> {
    let (pitch, milliseconds) = sound.tone();
    let n = RATE * milliseconds / 1000;
    let fade = RATE / 100;
    let sample = |at: u32| {
        let swell = (at.min(n - at) as f32 / fade as f32).min(1.0);
        let wave = (TAU * pitch as f32 * at as f32 / RATE as f32).sin();
        // A third of full volume; the product is far within 16 bits.
        (wave * swell * 10_000.0) as i16
    };
    (0..n).flat_map(|at| sample(at).to_le_bytes()).collect()
}

/// Hands the samples to the first program that takes them: that of ALSA, of `PulseAudio`, of `PipeWire`.
#[cfg(not(windows))]
fn hand_on(sound: Sound) {
    use std::io::Write as _;
    use std::process::{Command, Stdio};

    let rate = RATE.to_string();
    let players: [(&str, &[&str]); 3] = [
        ("aplay", &["-q", "-t", "raw", "-f", "S16_LE", "-c", "1", "-r", &rate]),
        ("pacat", &["--playback", "--format", "s16le", "--channels", "1", "--rate", &rate]),
        ("pw-cat", &["--playback", "--format", "s16", "--channels", "1", "--rate", &rate, "-"]),
    ];
    let samples = samples(sound);
    for (player, arguments) in players {
        let started = Command::new(player)
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn();
        let Ok(mut child) = started else { continue };
        let heard = child.stdin.take().is_some_and(|mut input| input.write_all(&samples).is_ok());
        if child.wait().is_ok_and(|status| status.success()) && heard {
            return;
        }
    }
}

/// The console's own beeper, which needs no file.
#[cfg(windows)]
fn hand_on(sound: Sound) {
    use std::os::windows::process::CommandExt as _;
    use std::process::Command;

    /// No window flashes up.
    const CREATE_NO_WINDOW: u32 = 0x0800_0000;
    let (pitch, milliseconds) = sound.tone();
    let beep = format!("[console]::beep({pitch},{milliseconds})");
    let arguments = ["-NoProfile", "-NonInteractive", "-Command", &beep];
    // Where there is no beeper, the colour on the screen has to do.
    Command::new("powershell").args(arguments).creation_flags(CREATE_NO_WINDOW).status().ok();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tone_swells_and_fades_and_is_as_long_as_it_says() {
        for (sound, milliseconds) in [(Sound::Well, 70), (Sound::Look, 160), (Sound::Wrong, 350)] {
            let samples = samples(sound);
            assert_eq!(samples.len() as u32, RATE * milliseconds / 1000 * 2);
            let loud = |bytes: &[u8; 2]| i16::from_le_bytes(*bytes).unsigned_abs();
            let (pairs, _) = samples.as_chunks();
            assert_eq!(pairs.first().map(loud), Some(0));
            assert!(pairs.last().map(loud) < Some(1500));
            assert!((9_000..=10_000).contains(&pairs.iter().map(loud).max().unwrap_or_default()));
        }
    }
}
