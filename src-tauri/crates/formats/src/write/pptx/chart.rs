//! A native chart: its part, and the workbook with its numbers, so that it can be edited (ECMA-376, 21.2).

use std::fmt::Write as _;

use super::colour;
use super::text::TextLook;
use crate::document::{Chart, ChartShape, Series};
use crate::drawing::ends;
use crate::roadmap_picture::Ink;
use crate::sheet::{Sheet, SheetColumn, SheetValue};
use crate::shown::escape_xml;
use crate::write::WriteError;
use crate::write::package::XML;
use crate::write::xlsx;

const TONES: [Ink; 4] = [Ink::Brand, Ink::Likely, Ink::Second, Ink::Accent];

/// The workbook behind a chart: the steps, then a column for each series and the target.
pub(crate) fn workbook(of: &Chart, look: &xlsx::Look) -> Result<Vec<u8>, WriteError> {
    let series = all_series(of);
    let mut columns = vec![SheetColumn::new(" ")];
    columns.extend(series.iter().map(|one| SheetColumn::new(one.name.clone())));
    let value = |value: Option<f64>| {
        value.filter(|value| value.is_finite()).map_or(SheetValue::Empty, SheetValue::Number)
    };
    let rows = of.steps.iter().enumerate().map(|(at, step)| {
        let values = series.iter().map(|one| value(one.values.get(at).copied().flatten()));
        std::iter::once(SheetValue::text(step.clone())).chain(values).collect()
    });
    let sheet = Sheet { name: "Data".into(), columns, rows: rows.collect() };
    // The names of people and places are the document's business.
    let look = xlsx::Look { title: of.title.clone(), foot: String::new(), ..look.clone() };
    xlsx::render(&[sheet], &look)
}

/// The series, and the target as one of its own.
fn all_series(of: &Chart) -> Vec<Series> {
    let target = of
        .target
        .filter(|target| target.is_finite())
        .map(|target| Series { name: "Target".to_owned(), values: vec![Some(target); of.steps.len()] });
    of.series.iter().cloned().chain(target).collect()
}

/// The chart's part; `workbook` is the relationship to its numbers. `size` is that of its words in hundredths of a point.
pub(crate) fn xml(of: &Chart, workbook: &str, size: u32, look: &TextLook) -> String {
    let own_template = look.own_template;
    // Where the slide is mirrored the steps run from the right, and the values stand there.
    let (steps, side) = if look.right_to_left { ("maxMin", "r") } else { ("minMax", "l") };
    let all = all_series(of);
    let plain = of.series.len();
    let text = |ink: Ink| {
        format!(
            "<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz=\"{size}\">{}<a:latin typeface=\"+mn-lt\"/></a:defRPr></a:pPr><a:endParaRPr/></a:p></c:txPr>",
            colour::fill(ink, own_template)
        )
    };
    let mut own = String::new();
    let mut target = String::new();
    for (at, one) in all.iter().enumerate() {
        let is_target = at >= plain;
        let out = if is_target { &mut target } else { &mut own };
        series(out, of, one, at, is_target, own_template);
    }
    let axes = "<c:axId val=\"111111111\"/><c:axId val=\"222222222\"/>";
    let lines = |inside: &str| {
        format!(
            "<c:lineChart><c:grouping val=\"standard\"/><c:varyColors val=\"0\"/>{inside}<c:marker val=\"1\"/>{axes}</c:lineChart>"
        )
    };
    let plots = match of.shape {
        ChartShape::Line => lines(&(own + &target)),
        ChartShape::Columns => {
            let columns = format!(
                "<c:barChart><c:barDir val=\"col\"/><c:grouping val=\"clustered\"/><c:varyColors val=\"0\"/>{own}<c:gapWidth val=\"60\"/>{axes}</c:barChart>"
            );
            if target.is_empty() { columns } else { columns + &lines(&target) }
        }
    };
    let hair =
        |ink: Ink| format!("<c:spPr><a:ln w=\"6350\">{}</a:ln></c:spPr>", colour::fill(ink, own_template));
    let format = number_format(of);
    let (low, high) = ends(of);
    let legend = if all.len() > 1 {
        format!("<c:legend><c:legendPos val=\"t\"/><c:overlay val=\"0\"/>{}</c:legend>", text(Ink::Second))
    } else {
        String::new()
    };
    format!(
        "{XML}<c:chartSpace xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><c:roundedCorners val=\"0\"/><c:chart><c:autoTitleDeleted val=\"1\"/><c:plotArea><c:layout/>{plots}\
         <c:catAx><c:axId val=\"111111111\"/><c:scaling><c:orientation val=\"{steps}\"/></c:scaling><c:delete val=\"0\"/><c:axPos val=\"b\"/><c:numFmt formatCode=\"General\" sourceLinked=\"0\"/><c:majorTickMark val=\"none\"/><c:minorTickMark val=\"none\"/><c:tickLblPos val=\"low\"/>{}{}<c:crossAx val=\"222222222\"/><c:crosses val=\"autoZero\"/><c:auto val=\"0\"/><c:lblAlgn val=\"ctr\"/><c:lblOffset val=\"100\"/><c:noMultiLvlLbl val=\"1\"/></c:catAx>\
         <c:valAx><c:axId val=\"222222222\"/><c:scaling><c:orientation val=\"minMax\"/><c:max val=\"{high}\"/><c:min val=\"{low}\"/></c:scaling><c:delete val=\"0\"/><c:axPos val=\"{side}\"/><c:majorGridlines>{}</c:majorGridlines><c:numFmt formatCode=\"{format}\" sourceLinked=\"0\"/><c:majorTickMark val=\"none\"/><c:minorTickMark val=\"none\"/><c:tickLblPos val=\"nextTo\"/><c:spPr><a:ln><a:noFill/></a:ln></c:spPr>{}<c:crossAx val=\"111111111\"/><c:crosses val=\"autoZero\"/><c:crossBetween val=\"between\"/></c:valAx>\
         <c:spPr><a:noFill/></c:spPr></c:plotArea>{legend}<c:plotVisOnly val=\"1\"/><c:dispBlanksAs val=\"gap\"/></c:chart><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr><c:externalData r:id=\"{workbook}\"><c:autoUpdate val=\"0\"/></c:externalData></c:chartSpace>",
        hair(Ink::Second),
        text(Ink::Third),
        hair(Ink::Hair),
        text(Ink::Third),
    )
}

/// The unit behind each number, as words that a spreadsheet does not calculate with.
fn number_format(of: &Chart) -> String {
    let unit = of.unit.as_deref().unwrap_or_default().replace(['"', '\\'], "");
    let format = if unit.is_empty() { "#,##0.##".to_owned() } else { format!("#,##0.##\"{unit}\"") };
    // A whole number would end in its point.
    let has_parts =
        of.series.iter().flat_map(|one| &one.values).flatten().any(|value| value.fract().abs() > 1e-9);
    let format = if has_parts { format.replace("0.##", "0.0#") } else { format.replace("0.##", "0") };
    escape_xml(&format)
}

fn series(out: &mut String, of: &Chart, one: &Series, at: usize, is_target: bool, own_template: bool) {
    let column = column_letter(at + 1);
    let last = of.steps.len() + 1;
    let ink = if is_target { Ink::Accent } else { TONES[at % TONES.len()] };
    let fill = colour::fill(ink, own_template);
    let is_line = is_target || of.shape == ChartShape::Line;
    let look = if is_target {
        format!(
            "<c:spPr><a:ln w=\"12700\" cap=\"flat\">{fill}<a:prstDash val=\"dash\"/></a:ln></c:spPr><c:marker><c:symbol val=\"none\"/></c:marker>"
        )
    } else if is_line {
        format!(
            "<c:spPr><a:ln w=\"22225\" cap=\"flat\">{fill}<a:miter lim=\"800000\"/></a:ln></c:spPr><c:marker><c:symbol val=\"none\"/></c:marker>"
        )
    } else {
        format!("<c:spPr>{fill}</c:spPr><c:invertIfNegative val=\"0\"/>")
    };
    let name = escape_xml(&one.name).replace('\n', " ");
    // Writing to a string cannot fail.
    let _ = write!(
        out,
        "<c:ser><c:idx val=\"{at}\"/><c:order val=\"{at}\"/><c:tx><c:strRef><c:f>Data!${column}$1</c:f><c:strCache><c:ptCount val=\"1\"/><c:pt idx=\"0\"><c:v>{name}</c:v></c:pt></c:strCache></c:strRef></c:tx>{look}<c:cat><c:strRef><c:f>Data!$A$2:$A${last}</c:f><c:strCache><c:ptCount val=\"{}\"/>",
        of.steps.len()
    );
    for (step, words) in of.steps.iter().enumerate() {
        let _ = write!(out, "<c:pt idx=\"{step}\"><c:v>{}</c:v></c:pt>", escape_xml(words));
    }
    let _ = write!(
        out,
        "</c:strCache></c:strRef></c:cat><c:val><c:numRef><c:f>Data!${column}$2:${column}${last}</c:f><c:numCache><c:formatCode>General</c:formatCode><c:ptCount val=\"{}\"/>",
        of.steps.len()
    );
    for (step, value) in one.values.iter().take(of.steps.len()).enumerate() {
        if let Some(value) = value.filter(|value| value.is_finite()) {
            let _ = write!(out, "<c:pt idx=\"{step}\"><c:v>{value}</c:v></c:pt>");
        }
    }
    out.push_str("</c:numCache></c:numRef></c:val>");
    out.push_str(if is_line { "<c:smooth val=\"0\"/></c:ser>" } else { "</c:ser>" });
}

/// "B" for the first series.
fn column_letter(at: usize) -> String {
    let mut number = at + 1;
    let mut out = Vec::new();
    while number > 0 {
        number -= 1;
        // Below 26, so the cast keeps it.
        out.push(char::from(b'A' + (number % 26) as u8));
        number /= 26;
    }
    out.iter().rev().collect()
}
