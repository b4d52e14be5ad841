//! Files, packed with gzip or not, as bytes.
//!
//! It must never read without a bound: a small packed file can unpack to more than any machine holds.

use std::fs::File;
use std::io::{BufReader, Read};
use std::path::Path;

use flate2::read::MultiGzDecoder;

use super::fault::{Fault, What};

/// So many bytes at most, unpacked: the largest public registers are a tenth of it.
const BYTES_MOST: u64 = 512 << 20;

/// The content of a file, unpacked where it begins as gzip does.
pub(super) fn read(file: &Path) -> Result<Vec<u8>, Fault> {
    let unusable = |error: std::io::Error| Fault::whole(file, What::unusable(&error));
    let mut reader = BufReader::new(File::open(file).map_err(unusable)?);
    let mut start = Vec::new();
    reader.by_ref().take(2).read_to_end(&mut start).map_err(unusable)?;
    let packed = start == [0x1f, 0x8b];
    let whole = start.as_slice().chain(reader);
    if packed { bounded(file, MultiGzDecoder::new(whole)) } else { bounded(file, whole) }
}

fn bounded(file: &Path, reader: impl Read) -> Result<Vec<u8>, Fault> {
    let mut bytes = Vec::new();
    let read = reader.take(BYTES_MOST + 1).read_to_end(&mut bytes);
    read.map_err(|error| Fault::whole(file, What::unusable(&error)))?;
    if bytes.len() as u64 > BYTES_MOST {
        let most = BYTES_MOST >> 20;
        let what = format!("more than {most} MiB: split the file");
        return Err(Fault::whole(file, What::Unusable(what)));
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    #[test]
    fn packed_or_not_the_content_is_the_same() {
        let folder = std::env::temp_dir().join(format!("counting-packed-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let plain = folder.join("a.csv");
        std::fs::write(&plain, b"a,b\n1,2\n").unwrap();
        let packed = folder.join("a.csv.gz");
        let mut encoder = flate2::write::GzEncoder::new(
            File::create(&packed).unwrap(),
            flate2::Compression::default(),
        );
        encoder.write_all(b"a,b\n1,2\n").unwrap();
        encoder.finish().unwrap();
        assert_eq!(read(&plain).unwrap(), read(&packed).unwrap());

        let whole = std::fs::read(&packed).unwrap();
        std::fs::write(&packed, &whole[..whole.len() / 2]).unwrap();
        assert!(read(&packed).is_err(), "a file cut short is no smaller file");
        assert!(read(&folder).is_err());
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
