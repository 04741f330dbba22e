package org.languageplayground.search.handbook;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.languageplayground.transformer.folder.Encoding;
import org.languageplayground.transformer.folder.LoadedModel;
import org.languageplayground.transformer.measure.AskedText;
import org.languageplayground.transformer.training.LabelledBatch;
import org.languageplayground.world.heldout.HeldOutTexts;

/** Texts that a model has never read: those of the invented world, asked where the answer is to come; for an encoder the handbook's questions, asked at every word. */
public final class AskedTexts {
    private AskedTexts() {}

    /** Those of a shipped model's or the English encoder's kind. */
    public static List<AskedText> of(LoadedModel model) {
        return model.model().weights().head() == null ? questions(model) : heldOut(model);
    }

    private static List<AskedText> questions(LoadedModel encoder) {
        return Handbook.load().answerable().stream()
                .map(question -> encoder.tokenizer().encode(question.text()))
                .map(text -> new AskedText(text.ids(), words(text)))
                .toList();
    }

    private static int[] words(Encoding text) {
        return IntStream.range(0, text.ids().length)
                .filter(token -> text.texts()[token] >= 0)
                .toArray();
    }

    private static List<AskedText> heldOut(LoadedModel model) {
        boolean causal = model.model().config().architecture().causal();
        return HeldOutTexts.of(model).measured().stream()
                .flatMap(batch -> IntStream.range(0, batch.tokens().sequences()).mapToObj(batch::only))
                .map(text -> asked(text, causal))
                .toList();
    }

    /** At the first token of the answer; what a causal model reads after it cannot matter. */
    private static AskedText asked(LabelledBatch text, boolean causal) {
        int place = text.targets().rows()[0];
        int[] ids = text.tokens().ids();
        return new AskedText(causal ? Arrays.copyOf(ids, place + 1) : ids, new int[] {place});
    }
}
