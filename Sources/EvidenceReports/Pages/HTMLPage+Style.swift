extension HTMLPage {
  /// The page's style sheet: one column that reads like a paper, on a screen and in print.
  static let style = """
    :root { --ink: #1c1c1c; --faint: #5f6368; --line: #d8d8d8; --good: #1e6b34; --bad: #a3161b; --open: #8a5a00; }
    body { margin: 0; background: #fff; color: var(--ink); font: 17px/1.55 Georgia, 'Times New Roman', serif; }
    main { max-width: 960px; margin: 0 auto; padding: 48px 24px 96px; }
    h1 { font-size: 1.9em; line-height: 1.2; margin: 0 0 .2em; font-weight: 600; }
    h2 { font-size: 1.3em; margin: 2.2em 0 .5em; padding-top: .5em; border-top: 1px solid var(--line); font-weight: 600; }
    p.origin, figcaption, nav { color: var(--faint); font-size: .86em; }
    nav { margin: 1em 0 0; }
    a { color: #1b4f8f; text-decoration: none; }
    p.answer { border-left: 4px solid var(--faint); padding: .3em 0 .3em .9em; font-size: 1.08em; }
    p.good { border-color: var(--good); color: var(--good); }
    p.bad { border-color: var(--bad); color: var(--bad); }
    p.open { border-color: var(--open); color: var(--open); }
    pre { background: #f6f6f4; padding: .8em 1em; overflow-x: auto; font: 14px/1.45 ui-monospace, Menlo, Consolas, monospace; }
    figure { margin: 1.4em 0; }
    figure svg { display: block; width: 100%; min-width: 680px; height: auto; }
    ul { padding-left: 1.2em; }
    li { margin: .25em 0; overflow-wrap: anywhere; }
    h1, figcaption, p { overflow-wrap: anywhere; }
    .scroll { overflow-x: auto; }
    table { border-collapse: collapse; font: 13px/1.45 ui-monospace, Menlo, Consolas, monospace; white-space: nowrap; }
    th { font-weight: 600; text-align: left; border-bottom: 1px solid var(--ink); }
    th, td { padding: .22em 1em .22em 0; }
    td { border-bottom: 1px solid #efefef; }
    .number { text-align: right; }
    figcaption { margin-top: .5em; }
    @media (max-width: 640px) { main { padding: 24px 16px 64px; } h1 { font-size: 1.5em; } }
    @media print { main { max-width: none; padding: 0; } h2 { break-after: avoid; } figure { break-inside: avoid; } .scroll { overflow: visible; }
      figure svg { min-width: 0; } table { font-size: 10px; } pre { white-space: pre-wrap; } }
    """
}
