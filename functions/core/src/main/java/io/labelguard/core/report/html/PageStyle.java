package io.labelguard.core.report.html;

/// The style sheet of the page. Only the two lists of colours name a colour; a test computes the
/// contrast of each text colour on each ground.
final class PageStyle {

  static final String CSS =
      """
      :root{color-scheme:light dark;--ground:#ffffff;--ground-card:#f6f8fa;--edge:#d1d9e0;
        --text:#1b1f24;--text-soft:#59636e;--text-bad:#b42318;--text-warn:#855800;
        --text-good:#1a7035;--text-link:#0860ca}
      @media screen and (prefers-color-scheme:dark){:root{
        --ground:#0f1419;--ground-card:#161b22;--edge:#3d444d;
        --text:#e6edf3;--text-soft:#9aa4ae;--text-bad:#ff7b72;--text-warn:#e3b341;
        --text-good:#56d364;--text-link:#79c0ff}}
      *{box-sizing:border-box}
      html{-webkit-text-size-adjust:100%}
      body{margin:0;background:var(--ground);color:var(--text);
        font:16px/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
      main{max-width:920px;margin:0 auto;padding:24px 16px 40px}
      h1{font-size:26px;line-height:1.25;margin:0 0 6px}
      h2{font-size:20px;line-height:1.3;margin:32px 0 8px}
      h3{font-size:18px;line-height:1.3;margin:0 0 8px}
      p{margin:8px 0}
      a{color:var(--text-link)}
      .name{display:inline-block;max-width:100%}
      .soft{color:var(--text-soft);font-size:14px}
      .bad{color:var(--text-bad)}
      .warn{color:var(--text-warn)}
      .good{color:var(--text-good)}
      .numbers{display:grid;grid-template-columns:repeat(4,1fr);gap:12px;margin:20px 0;padding:0;
        list-style:none}
      .numbers li{background:var(--ground-card);border:1px solid var(--edge);border-radius:8px;
        padding:12px;font-size:14px}
      .numbers b{display:block;font-size:28px;line-height:1.15}
      article{background:var(--ground);border:1px solid var(--edge);border-left-width:5px;
        border-radius:8px;margin:14px 0;padding:14px 16px}
      article.critical{border-left-color:var(--text-bad)}
      article.high{border-left-color:var(--text-warn)}
      .new{border:1px solid currentColor;border-radius:4px;padding:0 6px;font-size:13px;
        font-weight:600;color:var(--text-link);white-space:nowrap}
      dl{display:grid;grid-template-columns:100px 1fr;gap:4px 12px;margin:8px 0}
      dt{color:var(--text-soft)}
      dd{margin:0;min-width:0}
      dd p,dd ul,dd ol{margin:0 0 4px}
      ul,ol{padding-left:20px}
      code,pre{font:13px/1.5 ui-monospace,Menlo,Consolas,"DejaVu Sans Mono",monospace}
      pre{background:var(--ground-card);border:1px solid var(--edge);border-radius:6px;
        padding:10px;margin:8px 0;overflow-x:auto;overflow-wrap:normal}
      pre.command{white-space:pre-wrap;overflow-wrap:anywhere}
      ins{color:var(--text-good);text-decoration:none}
      del{color:var(--text-bad);text-decoration:none}
      summary{cursor:pointer;color:var(--text-link)}
      table{border-collapse:collapse;width:100%;font-size:14px}
      td,th{text-align:left;vertical-align:top;padding:4px 12px 4px 0;
        border-bottom:1px solid var(--edge)}
      th{color:var(--text-soft);font-weight:600}
      th:first-child,td:first-child{min-width:7em}
      @media (max-width:600px){
        h1{font-size:21px}
        .numbers{grid-template-columns:1fr 1fr}
        dl{grid-template-columns:1fr;gap:0}
        dt{margin-top:8px;font-size:14px}}
      @media print{
        body{font-size:12px}
        main{max-width:none;padding:0}
        article,.numbers li,tr{break-inside:avoid}
        h2,h3{break-after:avoid}
        pre{white-space:pre-wrap;overflow-wrap:anywhere}
        a{color:inherit;text-decoration:none}}
      """;

  private PageStyle() {}
}
