//! The worked example of the README: `cargo run -p counting --example estimate`.

use counting::input::Sheet;
use counting::lists::{Reading, Request, estimate};

#[expect(clippy::print_stdout, reason = "an example says what it found")]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    let text = "a,b,c,count\n1,0,0,50\n0,1,0,40\n0,0,1,30\n1,1,0,10\n1,0,1,8\n0,1,1,5\n1,1,1,2\n";
    let sheet = Sheet::parse("lists.csv".as_ref(), text.as_bytes())?;
    let patterns = Reading::default().patterns(&sheet)?;
    println!("{}", estimate(&patterns, &Request::default())?);
    Ok(())
}
