package org.languageplayground.rag.code;

import java.util.HexFormat;

/** Strings as programs hold them. */
final class Literal {
    private Literal() {}

    /** A string in double quotes, as Python and Java both read it. */
    static String of(String text) {
        StringBuilder literal = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            switch (c) {
                case '"', '\\' -> literal.append('\\').append(c);
                case '\n' -> literal.append("\\n");
                case '\r' -> literal.append("\\r");
                case '\t' -> literal.append("\\t");
                default -> {
                    if (Character.isISOControl(c)) {
                        literal.append("\\u").append(HexFormat.of().toHexDigits(c));
                    } else {
                        literal.append(c);
                    }
                }
            }
        }
        return literal.append('"').toString();
    }
}
