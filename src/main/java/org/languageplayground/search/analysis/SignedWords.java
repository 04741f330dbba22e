package org.languageplayground.search.analysis;

import java.io.IOException;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/** Leaves ++ and # at the end of a word with it, so that C, C++ and C# are three words. */
final class SignedWords extends TokenFilter {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final OffsetAttribute offset = addAttribute(OffsetAttribute.class);
    private String text = "";

    SignedWords(TokenStream words) {
        super(words);
    }

    /** What the words come from. */
    void of(String text) {
        this.text = text;
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (!input.incrementToken()) {
            return false;
        }
        int end = offset.endOffset();
        int signs = signs(end);
        if (signs > 0) {
            term.append(text, end, end + signs);
            offset.setOffset(offset.startOffset(), end + signs);
        }
        return true;
    }

    private int signs(int at) {
        if (at == 0 || !Character.isLetterOrDigit(text.codePointBefore(at))) {
            return 0;
        }
        if (is('+', at) && is('+', at + 1) && !is('+', at + 2)) {
            return 2;
        }
        return is('#', at) && !is('#', at + 1) && !continues(at + 1) ? 1 : 0;
    }

    private boolean continues(int at) {
        return at < text.length() && Character.isLetterOrDigit(text.codePointAt(at));
    }

    /** Whether a sign stands there, narrow or wide. */
    private boolean is(char sign, int at) {
        return at < text.length() && (text.charAt(at) == sign || text.charAt(at) == sign + ('\uFF0B' - '+'));
    }
}
