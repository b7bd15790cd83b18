/**
 * The one Typst template. The document comes in as JSON through sys.inputs and only ever as strings,
 * which Typst sets as they are: nothing a person writes is read as markup.
 */
export const TEMPLATE = `
#let doc = json(bytes(sys.inputs.doc))
#let paper = doc.form == "paper"
// Lines of text are kept short enough to read; tables and the foot use the page.
#let wide(body) = if paper { body } else { pad(right: -15mm, body) }
#let pad-y = if paper { 2.4pt } else { 3.2pt }
#let ink = rgb("#1b2733")
#let quiet = rgb("#4a5663")
#let accent = rgb("#0b5a66")
#let line-colour = rgb("#b6c0c9")

#set document(title: doc.title, author: doc.kommune, date: none)
#set text(font: "Inter", lang: doc.lang, region: "NO", size: 10pt, fill: ink, fallback: false)
#set text(size: 8.8pt) if paper
#set par(leading: 0.72em, spacing: 1.1em, justify: false)
#set page(paper: "a4", margin: (left: 20mm, right: 35mm, top: 20mm, bottom: 22mm))
#set page(margin: (x: 18mm, top: 15mm, bottom: 17mm)) if paper
#set list(indent: 0.4em, body-indent: 0.7em, spacing: 0.75em)
#set enum(indent: 0.4em, body-indent: 0.7em, spacing: 0.75em)
// Rules that stand here are asked of every cell of every table: those for headings and links stand where they are used.
#show figure: set block(above: 0pt, below: 0pt, breakable: true)
#show figure.caption: it => block(sticky: true, width: 100%, align(left, text(size: 9pt, weight: 600, it)))

#let linked(href, body) = link(href, underline(offset: 2pt, stroke: 0.5pt, text(fill: accent, body)))
#let piece(it) = {
  let body = [#it.text]
  if it.at("strong", default: false) { body = strong(body) }
  if it.at("emphasis", default: false) { body = emph(body) }
  let href = it.at("href", default: "")
  if href != "" and not href.starts-with("#") { linked(href, body) } else { body }
}
#let words(items) = items.map(piece).join()
#let source-of(it) = text(size: 8pt, fill: quiet, {
  it.source
  let from = it.at("from", default: none)
  if from != none { [ ]; linked(from.href, from.words) }
})
#let above = if paper { 0.9em } else { 1.5em }
#let below = if paper { 1.1em } else { 1.7em }
// Goes to the next page where less than this is left of the page.
#let needs(room) = { block(height: room, breakable: false, above: above, below: 0pt); v(-room) }

#let draw-table(it) = {
  let totals = it.rows.enumerate().filter(((at, row)) => row.total).map(((at, row)) => at + 1)
  let last = it.rows.len() - 1
  // A row of one line has the height of its letters: a row that is measured first is laid out twice.
  let line = it.size * 0.7273pt + 2 * pad-y
  let heights = it.rows.enumerate().map(((at, row)) => {
    if not row.at("single", default: false) { auto } else if at == last { line + it.under * 1pt } else { line }
  })
  let rows = it.rows.enumerate().map(((at, row)) => {
    let cells = if row.total { row.cells.map(cell => strong(cell)) } else { row.cells }
    // The source lies within the last row, and so on its page.
    let more = if row.at("single", default: false) { (:) } else { (breakable: false) }
    if at == last { more.insert("inset", (bottom: pad-y + it.under * 1pt)) }
    let span = row.at("span", default: 1)
    if span > 1 { (table.cell(colspan: span, ..more, cells.first()), ..cells.slice(span).map(cell => table.cell(..more, cell))) }
    else if more.len() > 0 { cells.map(cell => table.cell(..more, cell)) }
    else { cells }
  }).flatten()
  needs(it.least * 1pt)
  block(above: 0pt, below: below, wide({
    figure(
      kind: table, supplement: none, numbering: none,
      caption: figure.caption(position: top, [#it.label. #it.caption]),
      {
        set text(size: it.size * 1pt, number-width: "tabular", hyphenate: it.tight)
        set par(leading: 0.5em)
        table(
          rows: (auto, ..heights),
          columns: it.widths.map(w => w * 1fr),
          align: it.align.map(a => if a == "right" { right } else { left }),
          inset: it.widths.enumerate().map(((at, _)) => (left: if at == 0 { 0pt } else { 3.5pt }, right: if at == it.widths.len() - 1 { 0pt } else { 3.5pt }, y: pad-y)),
          stroke: (rest: none, top: 0.4pt + line-colour),
          // The head by cell, and not by a rule for all: a rule is asked of every cell there is.
          table.header(repeat: true, ..it.heads.map(head => table.cell(align: bottom, text(weight: 600, head)))),
          table.hline(y: 0, stroke: 1pt + ink),
          ..(1, ..totals).map(y => table.hline(y: y, stroke: 0.8pt + ink)),
          ..rows,
        )
      },
    )
    v(-it.under * 1pt)
    block(above: 0pt, below: 0pt, width: 100%, stroke: (top: 0.8pt + ink), inset: (top: 6pt), source-of(it))
  }))
}

#let draw-picture(it) = block(above: above, below: below, breakable: false, {
  figure(
    kind: image, supplement: none, numbering: none,
    caption: figure.caption(position: top, [#it.label. #it.caption]),
    image(bytes(it.svg), format: "svg", width: 100%, alt: it.alt),
  )
  block(above: 0.7em, below: 0pt, source-of(it))
})

// Numbers that Typst counts itself would make it lay out the whole document again when it knows them.
#let headed(level, body) = {
  let first = level == 1
  show heading: set text(fill: ink, weight: 600, hyphenate: false, size: if not first { if level == 2 { 13pt } else { 11pt } } else if paper { 12pt } else { 19pt })
  show heading: set block(sticky: true, above: if not first { 1.7em } else if paper { 1.3em } else { 2.1em }, below: if not first { 0.8em } else if paper { 0.7em } else { 0.9em })
  body
}
#let numbered(level, number, body) = headed(level, heading(level: level, if paper { [#body] } else { [#number #body] }))

#let draw(it) = {
  if it.kind == "heading" { numbered(it.level, it.number, it.text) }
  else if it.kind == "paragraph" { par(words(it.text)) }
  else if it.kind == "list" {
    if it.ordered { enum(..it.items.map(words)) } else { list(..it.items.map(words)) }
  }
  else if it.kind == "note" {
    block(width: 100%, inset: (left: 10pt, y: 3pt), stroke: (left: 3pt + accent), above: 1.4em, below: 1.4em,
      par[#strong[#it.word:] #words(it.text)])
  }
  else if it.kind == "table" { draw-table(it) }
  else if it.kind == "picture" { draw-picture(it) }
}

// Context about the two numbers alone: about the whole foot, every page would be laid out again when they are known.
#let page-foot = [
  #set text(size: 8pt, fill: quiet)
  #show: wide
  #line(length: 100%, stroke: 0.4pt + line-colour)
  #v(-1.2mm)
  #grid(columns: (1fr, auto), column-gutter: 6mm,
    [#doc.kommune · #doc.title],
    [#doc.words.page #context counter(page).display() #doc.words.of #context counter(page).final().first()])
]
// A new footer begins a new page, so a paper has its own from the first.
#set page(footer: if paper { page-foot } else { none })
#if not paper { v(34mm) }
#text(size: 12pt, weight: 600, fill: accent)[#doc.kommune]
#v(2mm)
#block(below: if paper { 3mm } else { 6mm }, {
  show title: set text(size: if paper { 19pt } else { 30pt }, weight: 700, hyphenate: false)
  show title: set par(leading: 0.45em)
  title()
})
#if doc.subtitle != "" { text(size: if paper { 10pt } else { 14pt }, fill: quiet)[#doc.subtitle] }
#if not paper { v(14mm) }
#line(length: 100%, stroke: 0.8pt + accent)
#v(3mm)
#if paper { par(doc.facts.map(fact => [#strong[#fact.label:] #fact.value]).join([ · ])) }
#for fact in if paper { () } else { doc.facts } { par[#strong[#fact.label:] #fact.value] }

#set page(footer: page-foot) if not paper
#if not paper { pagebreak() }
#if not paper {
  show outline.entry.where(level: 1): set block(above: 1.1em)
  show outline.entry.where(level: 1): set text(weight: 600)
  show: headed.with(1)
  outline(depth: doc.outlineDepth, title: doc.words.contents, indent: auto)
  pagebreak(weak: true)
}

// What stands between two page breaks is laid out beside the rest: two halves take two thirds of the time of the whole.
#for (at, chapter) in doc.chapters.enumerate() {
  if not paper and at > 0 and at == doc.middle { pagebreak(weak: true) }
  numbered(1, chapter.number, chapter.title)
  for it in chapter.blocks { draw(it) }
}
`;
