from __future__ import annotations

import pytest

from footcite.tex import tex_to_html, tex_to_text, unknown_commands


@pytest.mark.parametrize(
    ("tex", "printed"),
    [
        pytest.param(r"\'{e}", "é", id="acute"),
        pytest.param(r"\'e", "é", id="acute-without-braces"),
        pytest.param(r"{\'e}", "é", id="acute-within-braces"),
        pytest.param(r"{\'{E}}", "É", id="acute-capital"),
        pytest.param(r"\`a", "à", id="grave"),
        pytest.param(r"\^{o}", "ô", id="circumflex"),
        pytest.param(r"\"{o}", "ö", id="diaeresis"),
        pytest.param(r"\~{n}", "ñ", id="tilde"),
        pytest.param(r"\c{c}", "ç", id="cedilla"),
        pytest.param(r"\v{s}", "š", id="caron"),
        pytest.param(r"\v s", "š", id="caron-without-braces"),
        pytest.param(r"\H{o}", "ő", id="double-acute"),
        pytest.param(r"\u{g}", "ğ", id="breve"),
        pytest.param(r"\r{a}", "å", id="ring"),
        pytest.param(r"\k{a}", "ą", id="ogonek"),
        pytest.param(r"\={a}", "ā", id="macron"),
        pytest.param(r"\.{z}", "ż", id="dot-above"),
        pytest.param(r"\d{s}", "ṣ", id="dot-below"),
        pytest.param(r"\'{\i}", "í", id="dotless-i"),
        pytest.param(r"{\ss}", "ß", id="sharp-s"),
        pytest.param(r"{\ae}{\OE}", "æŒ", id="ligatures"),
        pytest.param(r"{\aa}ngstr\"om", "ångström", id="a-ring"),
        pytest.param(r"{\l}{\O}{\o}", "łØø", id="strokes"),
        pytest.param(r"Stra{\ss}e in K\o benhavn", "Straße in København", id="command-ends-at-space"),
    ],
)
def test_accents(tex: str, printed: str) -> None:
    assert tex_to_html(tex) == printed


@pytest.mark.parametrize(
    ("tex", "printed"),
    [
        pytest.param("", "", id="empty"),
        pytest.param("{NATO} and {the {UN}}", "NATO and the UN", id="protected-capitals"),
        pytest.param("``a'' and `b'", "“a” and ‘b’", id="quotes"),
        pytest.param("Ann's", "Ann’s", id="apostrophe"),
        pytest.param("1--2 --- 3-4", "1–2 — 3-4", id="dashes"),
        pytest.param("A.~B.", "A.\u00a0B.", id="tie"),
        pytest.param(r"\& \% \$ \# \_ \{ \}", "&amp; % $ # _ { }", id="escaped-characters"),
        pytest.param(r"a\ b", "a b", id="escaped-space"),
        pytest.param(r"5\,\%", "5\u2009%", id="thin-space"),
        pytest.param(r"riv\-er", "riv\u00ader", id="soft-hyphen"),
        pytest.param(r"a\ldots", "a…", id="dots"),
        pytest.param(r"\textasciitilde able", "~able", id="named-character"),
        pytest.param(r"The \LaTeX{} Book", "The LaTeX Book", id="logo"),
        pytest.param(r"\emph{a} b", "<em>a</em> b", id="emphasis"),
        pytest.param(r"{\em a} b", "<em>a</em> b", id="switch"),
        pytest.param(r"{\em a {b} c} d", "<em>a b c</em> d", id="group-within-a-switch"),
        pytest.param(r"\textbf{a \textit{b} c}", "<strong>a <em>b</em> c</strong>", id="nested"),
        pytest.param(r"\textsc{a}\texttt{b}", "ab", id="fonts-that-pages-do-not-show"),
        pytest.param(r"\enquote{a} \mkbibquote{b}", "“a” “b”", id="quotes-by-command"),
        pytest.param(r"\mkbibparens{a} \mkbibbrackets{b}", "(a) [b]", id="brackets-by-command"),
        pytest.param(r"\noopsort{1900}Works", "Works", id="text-for-sorting"),
        pytest.param(r"10\textsuperscript{th}", "10<sup>th</sup>", id="superscript"),
        pytest.param("CO$_2$", "CO<sub>2</sub>", id="subscript-in-maths"),
        pytest.param("$x^{10}$", "x<sup>10</sup>", id="superscript-in-maths"),
        pytest.param(r"$\alpha$-rays", "α-rays", id="greek-in-maths"),
        pytest.param("a_b^c", "a_b^c", id="marks-of-maths-in-text"),
        pytest.param(r"\emph ab", "<em>a</em>b", id="argument-of-one-character"),
        pytest.param("a } b", "a  b", id="brace-that-closes-nothing"),
        pytest.param("a { b", "a  b", id="brace-that-is-not-closed"),
        pytest.param(r"\emph{a", "<em>a</em>", id="argument-that-is-not-closed"),
        pytest.param(r"\emph", "<em></em>", id="argument-that-is-missing"),
        pytest.param("a $b", "a b", id="maths-that-is-not-closed"),
        pytest.param("a\\", "a", id="backslash-at-the-end"),
        pytest.param(r"\foo{a} b", "a b", id="unknown-command"),
        pytest.param("\ue0000\ue001 a~b", "\ue0000\ue001 a\u00a0b", id="characters-for-private-use"),
        pytest.param(
            "\ue0000\ue001 \\url{https://example.org}",
            "\ue0000\ue001 https://example.org",
            id="characters-for-private-use-before-an-address",
        ),
        pytest.param(r"\input{/etc/passwd}", "/etc/passwd", id="command-that-reads-files"),
    ],
)
def test_text(tex: str, printed: str) -> None:
    assert tex_to_html(tex) == printed


@pytest.mark.parametrize(
    ("tex", "printed"),
    [
        pytest.param("<script>x</script>", "&lt;script&gt;x&lt;/script&gt;", id="element"),
        pytest.param("a & b", "a &amp; b", id="ampersand"),
        pytest.param("&lt;b&gt;", "&amp;lt;b&amp;gt;", id="reference"),
        pytest.param("$a<b$", "a&lt;b", id="in-maths"),
        pytest.param(r"\emph{<i>}", "<em>&lt;i&gt;</em>", id="in-argument"),
        pytest.param(r"\emph<b>", "<em>&lt;</em>b&gt;", id="as-argument"),
        pytest.param(r"\foo<b>", "&lt;b&gt;", id="after-unknown-command"),
        pytest.param("{<}!{-}{-} a", "&lt;!-- a", id="comment"),
        pytest.param(r"\noopsort{a}<b>\noopsort{c}", "&lt;b&gt;", id="between-hidden-texts"),
        pytest.param(r"\noopsort{-{}->}<b>", "&lt;b&gt;", id="comment-closed-within"),
        pytest.param(
            r"\href{https://example.org/?a=1&b=2}{a <b>}",
            '<a href="https://example.org/?a=1&amp;b=2">a &lt;b&gt;</a>',
            id="link",
        ),
        pytest.param(r"\href{javascript:alert(1)}{text}", "text", id="script-address"),
        pytest.param(r"\href{data:text/html,x}{text}", "text", id="data-address"),
        pytest.param(r"\href{//evil.example/x}{text}", "text", id="address-without-scheme"),
        pytest.param(
            r"\href{https://example.org/~able/a--b'c}{text}",
            '<a href="https://example.org/~able/a--b&#x27;c">text</a>',
            id="link-with-an-address-that-looks-like-tex",
        ),
        pytest.param(r'\href{https://e.example/" onclick="x}{text}', "text", id="address-with-quotes"),
        pytest.param(r"\url{https://example.org/a_b}", "https://example.org/a_b", id="address-as-text"),
        pytest.param(
            r"\url{https://example.org/~able/a--b}",
            "https://example.org/~able/a--b",
            id="address-as-text-that-looks-like-tex",
        ),
    ],
)
def test_escape(tex: str, printed: str) -> None:
    assert tex_to_html(tex) == printed


@pytest.mark.parametrize(
    ("tex", "text"),
    [
        pytest.param(r"\emph{A} \& B", "A & B", id="markup-and-reference"),
        pytest.param("<b> & $x^2$", "<b> & x2", id="lookalikes"),
        pytest.param(r"\href{https://example.org}{A}", "A", id="link"),
    ],
)
def test_plain_text(tex: str, text: str) -> None:
    assert tex_to_text(tex) == text


@pytest.mark.parametrize(
    ("tex", "names"),
    [
        pytest.param("Hills & {Rivers}", [], id="no-command"),
        pytest.param(r"\emph{a} {\em b} \& \'e {\ss} $\alpha$ \LaTeX \, \href{x}{y}", [], id="known"),
        pytest.param(r"\foo{a}", ["foo"], id="unknown"),
        pytest.param(r"\foo{\bar} \foo", ["foo", "bar", "foo"], id="each-in-order"),
        pytest.param(r"\input{x} \write18", ["input", "write"], id="dangerous"),
    ],
)
def test_unknown_commands(tex: str, names: list[str]) -> None:
    assert unknown_commands(tex) == names


@pytest.mark.parametrize(
    "tex",
    [
        pytest.param(r"\emph " * 5000, id="command-as-argument"),
        pytest.param(r"\em " * 5000, id="switch-after-switch"),
        pytest.param(r"\href" * 5000, id="link-as-address"),
        pytest.param("$" + "^" * 5000, id="superscript-of-superscript"),
    ],
)
def test_nesting_without_braces_is_no_crash(tex: str) -> None:
    """The `.bib` parser limits the depth of braces, but a command may be the argument of another."""
    assert "\\" not in tex_to_text(tex)


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        pytest.param(r"methodology\hyphen independent", "methodology-independent", id="extdash"),
        pytest.param(r"\foreignlanguage{german}{Über \emph{x}}", "Über <em>x</em>", id="language"),
        pytest.param(r"\texorpdfstring{$x$}{ex}", "ex", id="second-argument"),
        pytest.param(r"a\hspace{1em}b", "ab", id="length"),
        pytest.param(r"$\alpha$-decay", "α-decay", id="greek"),
        pytest.param(r"\enquote{a \enquote{b} c}", "“a “b” c”", id="nested-quotes"),
        pytest.param(r"\t{oo} \b{a} \k{a} \c{s} \r{u} {\'\i} \"{\i}", "o͡o a̱ ą ş ů í ï", id="accents"),
        pytest.param(r"1990\textendash 95", "1990–95", id="dash"),
    ],
)
def test_commands_of_packages(written: str, printed: str) -> None:
    assert tex_to_html(written) == printed
    assert unknown_commands(written) == []


def test_citation_within_a_field_is_named() -> None:
    assert (tex_to_html(r"see \textcite{able}"), unknown_commands(r"see \textcite{able}")) == (
        "see able",
        ["textcite"],
    )
