package org.languageplayground.finetuning.category;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.languageplayground.compute.ModelLibrary;
import org.languageplayground.search.handbook.HandbookQuestions;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.folder.Encoding;
import org.languageplayground.transformer.folder.LoadedModel;
import org.languageplayground.world.EnglishEncoder;
import org.languageplayground.world.category.CategorySet;
import org.languageplayground.world.category.ShippedSet;
import org.springframework.stereotype.Service;

/** The encoder that learns categories, the examples that come with it, and the handbook on which its forgetting is measured; shared by all. */
@Service
public class English {
    /** The most tokens that are read of a text. */
    static final int MOST_TOKENS = 128;

    private final ModelLibrary library;
    private final HandbookQuestions handbook = new HandbookQuestions();
    private final Map<ShippedSet, CategorySet> sets = new ConcurrentHashMap<>();

    public English(ModelLibrary library) {
        this.library = library;
    }

    /** Whether the administrator has left it in. */
    boolean isThere() {
        return library.contains(EnglishEncoder.NAME);
    }

    LoadedModel loaded() {
        return library.get(EnglishEncoder.NAME);
    }

    Transformer base() {
        return loaded().model();
    }

    CategorySet shipped(ShippedSet set) {
        return sets.computeIfAbsent(set, ShippedSet::load);
    }

    HandbookQuestions handbook() {
        return handbook;
    }

    /** The tokens of a text, the first ones of a long one. */
    Encoding encode(String text) {
        Encoding whole = loaded().tokenizer().encode(text);
        if (whole.ids().length <= MOST_TOKENS) {
            return whole;
        }
        Encoding cut = whole.first(MOST_TOKENS);
        int last = MOST_TOKENS - 1;
        cut.ids()[last] = whole.ids()[whole.ids().length - 1];
        cut.tokens()[last] = whole.tokens()[whole.ids().length - 1];
        cut.texts()[last] = -1;
        return cut;
    }

    int[] ids(String text) {
        return encode(text).ids();
    }

    /** What of a text the vocabulary has no token for, piece by piece as it stands in the text. */
    List<String> unknown(String text) {
        Encoding encoding = encode(text);
        int unknown = loaded().tokenizer().unknown().orElseThrow();
        return IntStream.range(0, encoding.ids().length)
                .filter(token -> encoding.ids()[token] == unknown)
                .mapToObj(token -> text.substring(encoding.starts()[token], encoding.ends()[token]))
                .toList();
    }

    /** Whether more of a text is there than is read. */
    boolean cuts(String text) {
        return loaded().tokenizer().encode(text).ids().length > MOST_TOKENS;
    }
}
