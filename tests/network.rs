//! Behind the guard nothing reaches a socket, not even on this machine. The tests start themselves again: a filter
//! cannot be taken off, so it goes onto a process of its own.
#![cfg(target_os = "linux")]

use std::env;
use std::error::Error;
use std::io;
use std::net::{SocketAddr, TcpListener, TcpStream, UdpSocket};
use std::os::unix::net::UnixStream;
use std::process::Command;
use std::thread;

type Outcome = Result<(), Box<dyn Error>>;

/// Carries the address to try; its presence makes a run the child.
const ADDRESS: &str = "TIEGUI_TEST_ADDRESS";
/// Set in the child's own child, which must be held by the filter it inherits.
const INHERITED: &str = "TIEGUI_TEST_INHERITED";

// adapter: all this test knows of the library.
fn forbid_network() -> Outcome {
    tiegui::guard::forbid_network()?;
    Ok(())
}
// end of adapter

/// Runs the test `behind_the_guard` of this very file in a process of its own.
fn child(address: &str) -> io::Result<Command> {
    let mut command = Command::new(env::current_exe()?);
    command.args(["--exact", "behind_the_guard", "--nocapture", "--test-threads=1"]).env(ADDRESS, address);
    Ok(command)
}

/// Whether the filter said no, rather than a closed port or a missing network.
fn filtered<T>(attempt: &io::Result<T>) -> bool {
    const EPERM: i32 = 1;
    const EACCES: i32 = 13;
    const EAFNOSUPPORT: i32 = 97;
    let code = attempt.as_ref().err().and_then(io::Error::raw_os_error);
    code.is_some_and(|code| [EPERM, EACCES, EAFNOSUPPORT].contains(&code))
}

#[test]
fn a_connection_to_this_machine_is_refused_behind_the_guard() -> Outcome {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let address = listener.local_addr()?;
    TcpStream::connect(address)?; // without the guard it goes through: what refuses below is the filter alone
    let output = child(&address.to_string())?.output()?;
    let said = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    assert!(said.contains("the guard holds") && said.contains("the guard is inherited"), "nothing was tried: {said}");
    Ok(())
}

/// The child's part; nothing in an ordinary run.
#[test]
fn behind_the_guard() -> Outcome {
    let Ok(address) = env::var(ADDRESS) else { return Ok(()) };
    let address: SocketAddr = address.parse()?;
    let inherited = env::var_os(INHERITED).is_some();
    if !inherited {
        forbid_network()?;
    }
    let here = TcpStream::connect(address);
    assert!(filtered(&here), "TCP: {here:?}");
    let there = thread::spawn(move || TcpStream::connect(address)).join().map_err(|_panic| "the thread panicked")?;
    assert!(filtered(&there), "TCP on a thread started later: {there:?}");
    let datagram = UdpSocket::bind("127.0.0.1:0");
    assert!(filtered(&datagram), "UDP: {datagram:?}");
    let six = TcpListener::bind("[::1]:0");
    assert!(filtered(&six), "IPv6: {six:?}");
    UnixStream::pair()?; // the window needs these
    if inherited {
        println!("the guard is inherited");
        return Ok(());
    }
    println!("the guard holds");
    let status = child(&address.to_string())?.env(INHERITED, "1").status()?;
    assert!(status.success(), "the child's child: {status}");
    Ok(())
}
