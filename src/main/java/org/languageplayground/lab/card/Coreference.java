package org.languageplayground.lab.card;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.languageplayground.transformer.Trace;
import org.languageplayground.transformer.TransformerConfig;
import org.languageplayground.transformer.folder.LoadedModel;
import org.languageplayground.transformer.matrix.Slice;
import org.languageplayground.transformer.measure.WilsonInterval;
import org.languageplayground.world.language.WinogradSentences;
import org.languageplayground.world.language.WinogradSentences.Sentence;

/**
 * How the heads of a model that sees whole sentences look from "it" at two nouns.
 *
 * @param alwaysFirst in what share of the sentences the first noun is right
 */
record Coreference(int sentences, double alwaysFirst, List<Head> heads) {

    /**
     * One head, counted from 0.
     *
     * @param onBoth mean attention from "it" to the two nouns together
     * @param right in what share of the sentences the right noun gets more of it
     */
    record Head(
            int layer,
            int head,
            double onBoth,
            double right,
            WilsonInterval interval,
            double rightOfFirst,
            double rightOfSecond) {}

    /** Lets a model read all sentences. */
    static Coreference of(LoadedModel model) {
        List<Sentence> sentences = WinogradSentences.all();
        TransformerConfig config = model.model().config();
        Counts[][] counts = new Counts[config.layers()][config.heads()];
        for (Counts[] layer : counts) {
            Arrays.setAll(layer, head -> new Counts());
        }
        for (Sentence sentence : sentences) {
            read(model, sentence, counts);
        }
        List<Head> heads = new ArrayList<>();
        for (int layer = 0; layer < config.layers(); layer++) {
            for (int head = 0; head < config.heads(); head++) {
                heads.add(counts[layer][head].head(layer, head));
            }
        }
        double first = sentences.stream().filter(Sentence::meansFirst).count() / (double) sentences.size();
        return new Coreference(sentences.size(), first, List.copyOf(heads));
    }

    private static void read(LoadedModel model, Sentence sentence, Counts[][] counts) {
        var encoding = model.tokenizer().encode(sentence.text());
        List<String> tokens = List.of(encoding.tokens());
        int it = tokens.indexOf("it");
        int first = tokens.indexOf(sentence.first());
        int second = tokens.indexOf(sentence.second());
        if (it < 0 || first < 0 || second < 0) {
            throw new IllegalStateException("not three tokens: " + sentence);
        }
        Trace trace = model.model().forward(encoding.batch());
        for (int layer = 0; layer < counts.length; layer++) {
            for (int head = 0; head < counts[layer].length; head++) {
                Slice weights = trace.blocks().get(layer).attention().weights(0, head);
                counts[layer][head].add(sentence.meansFirst(), weights.get(it, first), weights.get(it, second));
            }
        }
    }

    /** What one head did so far. */
    private static final class Counts {
        private double onBoth;
        private int firsts;
        private int seconds;
        private int rightFirsts;
        private int rightSeconds;

        void add(boolean meansFirst, float toFirst, float toSecond) {
            onBoth += toFirst + toSecond;
            if (meansFirst) {
                firsts++;
                rightFirsts += toFirst > toSecond ? 1 : 0;
            } else {
                seconds++;
                rightSeconds += toSecond > toFirst ? 1 : 0;
            }
        }

        Head head(int layer, int head) {
            int asked = firsts + seconds;
            int right = rightFirsts + rightSeconds;
            return new Head(
                    layer,
                    head,
                    onBoth / asked,
                    (double) right / asked,
                    WilsonInterval.of(right, asked),
                    (double) rightFirsts / firsts,
                    (double) rightSeconds / seconds);
        }
    }
}
