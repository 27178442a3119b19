"""What each command of TeX becomes."""

from __future__ import annotations

# What each command of one argument becomes; the commands of biblatex's manual, section 3.13.
WRAP: dict[str, tuple[str, str]] = {
    **dict.fromkeys(("emph", "textit", "textsl", "mkbibemph", "mkbibitalic"), ("<em>", "</em>")),
    **dict.fromkeys(("textbf", "mkbibbold"), ("<strong>", "</strong>")),
    **dict.fromkeys(("textsuperscript", "mkbibsuperscript"), ("<sup>", "</sup>")),
    **dict.fromkeys(("textsubscript", "mkbibsubscript"), ("<sub>", "</sub>")),
    **dict.fromkeys(("texttt", "url", "path"), ("", "")),
    **dict.fromkeys(("enquote", "mkbibquote"), ("“", "”")),
    **dict.fromkeys(("textsc", "textup", "textrm", "textsf", "textnormal"), ("", "")),
    **dict.fromkeys(("text", "mbox", "mathrm", "mathit", "ensuremath", "uppercase"), ("", "")),
    **dict.fromkeys(("mkbibparens", "parentext"), ("(", ")")),
    **dict.fromkeys(("brackettext",), ("[", "]")),
    **dict.fromkeys(("textmd", "textlf", "underline", "textls", "autocap", "MakeUppercase"), ("", "")),
    **dict.fromkeys(("MakeLowercase", "lowercase", "mkbibacro", "mkbibnamefamily"), ("", "")),
    **dict.fromkeys(("NoCaseChange", "mathbf", "mathbb", "mathcal"), ("", "")),
    "mkbibbrackets": ("[", "]"),
    "noopsort": ("<!--", "-->"),
}
# Old font switches: `{\em text}` is emphasis up to the closing brace.
SWITCH = {"em": "em", "it": "em", "itshape": "em", "sl": "em", "bf": "strong", "bfseries": "strong"}
SILENT = {"sc", "rm", "tt", "sf", "scshape", "upshape", "normalfont", "relax", "protect", "break"}
NAMED = {"LaTeX": "LaTeX", "TeX": "TeX", "BibTeX": "BibTeX", "slash": "/", "ldots": "…", "dots": "…"}
NAMED |= {"textemdash": "—", "textendash": "–", "textquotedbl": '"', "&": "&", "%": "%", "$": "$"}
NAMED |= {"textellipsis": "…", "textasciitilde": "~", "textbackslash": "\\", "bibrangedash": "–"}
NAMED |= {"_": "_", "#": "#", "{": "{", "}": "}", " ": " ", "/": "", "-": "", ",": "\u2009", "\\": " "}
# Commands of the package extdash, of biblatex (manual, section 3.14) and of babel for marks and spaces.
NAMED |= {"hyphen": "-", "nobreakdash": "", "nobreakspace": "\u00a0", "thinspace": "\u2009", "quad": " "}
NAMED |= {"addspace": " ", "adddot": ".", "addcomma": ",", "addcolon": ":", "bibrangessep": ", "}
NAMED |= {"textquoteright": "’", "textquoteleft": "‘", "textquotedblleft": "“", "textquotedblright": "”"}
NAMED |= {"alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "lambda": "λ", "mu": "μ"}
NAMED |= {"pi": "π", "rho": "ρ", "sigma": "σ", "tau": "τ", "phi": "φ", "chi": "χ", "omega": "ω"}
NAMED |= {"Gamma": "Γ", "Delta": "Δ", "Lambda": "Λ", "Pi": "Π", "Sigma": "Σ", "Phi": "Φ", "Omega": "Ω"}
NAMED |= {"times": "×", "infty": "∞", "le": "≤", "leq": "≤", "ge": "≥", "geq": "≥", "pm": "±", "ell": "ℓ"}
NAMED |= {"rightarrow": "→", "to": "→", "approx": "≈", "sim": "∼", "cdot": "·", "circ": "∘", "neq": "≠"}
# What takes an argument that is not printed; and what prints only its second argument. A citation
# within a field prints the key, and is an issue like every command that is not known.
UNPRINTED = {"hspace", "vspace", "selectlanguage", "label"}
SECOND = {"foreignlanguage", "textlang", "texorpdfstring", "textcolor"}
CITES = {
    "cite",
    "textcite",
    "parencite",
    "footcite",
    "autocite",
    "citeauthor",
    "citetitle",
    "citep",
    "citet",
}
KNOWN = WRAP.keys() | SWITCH.keys() | NAMED.keys() | SILENT | UNPRINTED | SECOND | {"href"}
"""The commands that are printed as they are meant; a citation within a field is not."""
