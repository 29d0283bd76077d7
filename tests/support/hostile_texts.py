"""Text that breaks careless writers: tags, entities, formulas, control and direction characters, very long words."""

from hypothesis import strategies as st

PIECES = (
    *("<b>đậm</b>", "&amp; &lt;", "</para><para>", "]]>", "<!--", "{{ x }} {% y %}", "%s %n {0}", "=cmd|'/C calc'!A0"),
    *("+1+1", "@SUM(A1)", "\x00\x01\x07\x1b", "\x7f", "\u202eđảo\u202c", "\u200f\u200e\u2066x\u2069", "\u200b\ufeff"),
    *(
        "\ud800",
        "\udfff",
        "\uffff\ufffe\ufdd0",
        "tie\u0302\u0301ng vie\u0323\u0302t",
        "Hoa\u0300",
        "😀",
        "🇻🇳",
        "👨\u200d👩\u200d👧",
    ),
    *("\t\ttab", "xuống\r\ndòng", "\u2028\u2029\x85", "  hai  cách  ", "", "\u00a0", "ﬁ½²", "漢字", "עברית", "Sóc Hà"),
)
#: As long as the longest cell of a workbook.
LONGEST = 32_767

hostile = st.lists(st.sampled_from(PIECES) | st.text(max_size=12), max_size=6).map("".join)
named = hostile.map(lambda text: f"Xã {text}")
