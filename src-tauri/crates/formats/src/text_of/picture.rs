//! The words of a picture: what stands beside its points. The points themselves are noise, in which any letters turn up.

/// Whatever words stand in a picture, one run of letters a line.
pub(super) fn words(bytes: &[u8]) -> String {
    let pieces = beside_points(bytes);
    let runs = pieces.iter().flat_map(|piece| piece.split(|byte| !(0x20..0x7f).contains(byte)));
    let words: Vec<_> = runs.filter(|run| run.len() > 7).map(String::from_utf8_lossy).collect();
    words.join("\n")
}

/// What a picture holds besides its points: the chunks of a PNG and the segments of a JPEG that carry words; all of any
/// other picture, and of one that is damaged.
fn beside_points(bytes: &[u8]) -> Vec<&[u8]> {
    let known = png(bytes).or_else(|| jpeg(bytes));
    known.unwrap_or_else(|| vec![bytes])
}

/// The chunks of a PNG that are no points, no colours and no measures.
fn png(bytes: &[u8]) -> Option<Vec<&[u8]>> {
    let mut rest = bytes.strip_prefix(b"\x89PNG\r\n\x1a\n")?;
    let mut found = Vec::new();
    while !rest.is_empty() {
        let (length, after) = rest.split_first_chunk::<4>()?;
        let (kind, after) = after.split_first_chunk::<4>()?;
        let length = usize::try_from(u32::from_be_bytes(*length)).ok()?;
        let (content, after) = after.split_at_checked(length)?;
        if !matches!(
            kind,
            b"IHDR" | b"PLTE" | b"IDAT" | b"IEND" | b"tRNS" | b"gAMA" | b"cHRM" | b"pHYs" | b"sRGB"
        ) {
            found.push(content);
        }
        rest = after.get(4..)?;
    }
    Some(found)
}

/// The segments of a JPEG before its points.
fn jpeg(bytes: &[u8]) -> Option<Vec<&[u8]>> {
    let mut rest = bytes.strip_prefix(b"\xff\xd8")?;
    let mut found = Vec::new();
    loop {
        let (marker, after) = rest.split_first_chunk::<2>()?;
        let [0xff, kind] = *marker else { return None };
        if matches!(kind, 0xd9 | 0xda) {
            return Some(found);
        }
        let (length, _) = after.split_first_chunk::<2>()?;
        let (segment, after) = after.split_at_checked(usize::from(u16::from_be_bytes(*length)))?;
        // Tables of the packing and the size of the picture carry no words.
        if matches!(kind, 0xe0..=0xef | 0xfe) {
            found.push(segment);
        }
        rest = after;
    }
}

#[cfg(test)]
mod tests {
    use super::beside_points;

    fn chunk(kind: &[u8; 4], content: &[u8]) -> Vec<u8> {
        let length = u32::try_from(content.len()).unwrap_or_default().to_be_bytes();
        [&length[..], &kind[..], content, &[0; 4]].concat()
    }

    #[test]
    fn the_points_of_a_picture_say_nothing_and_what_stands_beside_them_does() {
        let png = |chunks: &[Vec<u8>]| [b"\x89PNG\r\n\x1a\n".to_vec(), chunks.concat()].concat();
        let points = chunk(b"IDAT", b"noise that reads: 5 m and more");
        let words = chunk(b"tEXt", b"Author\0Nora Vale");
        let check = |bytes: &[u8], expect: &[&[u8]]| assert_eq!(beside_points(bytes), expect);
        check(&png(&[chunk(b"IHDR", &[0; 13]), points.clone(), chunk(b"IEND", b"")]), &[]);
        check(&png(&[points.clone(), words]), &[b"Author\0Nora Vale"]);
        let damaged = png(&[points[..9].to_vec()]);
        check(&damaged, &[&damaged]);
        let jpeg = b"\xff\xd8\xff\xfe\x00\x07Nora.\xff\xdb\x00\x04ab\xff\xda noise";
        check(jpeg, &[b"\x00\x07Nora."]);
        check(b"<svg>Nora Vale</svg>", &[b"<svg>Nora Vale</svg>"]);
    }
}
