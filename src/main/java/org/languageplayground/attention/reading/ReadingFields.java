package org.languageplayground.attention.reading;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.languageplayground.transformer.layer.AttentionSettings.Head;
import org.languageplayground.ui.chapter.Field;
import org.languageplayground.world.ShippedModels;

/** What a student can set of the stage, which all tabs share: the sentence, the model, what is looked at. */
public final class ReadingFields {
    public static final String FIRST_SENTENCE = "the capital of zorland is mirna . what is the capital of zorland ?";
    public static final double GREATEST_MULTIPLE = 16;
    public static final int FIRST_HEADS = 4;

    private static final int LONGEST_IN_LINK = 500;
    private static final int FIRST_LAYER = 1;
    private static final int FIRST_HEAD = 1;
    /** Of the English encoder: where "it" looks at its noun. */
    public static final int ENGLISH_LAYER = 3;

    public static final HeadChoice ENGLISH_HEAD = new HeadChoice(1);

    public static final Field<String> SENTENCE =
            Field.text("sentence", FIRST_SENTENCE, LONGEST_IN_LINK).once("s");

    /** The name of the model. */
    public static final Field<String> MODEL =
            Field.of("model", ShippedModels.causal(FIRST_HEADS), Optional::of, Function.identity());

    /** Whether random weights take the place of the model's. */
    public static final Field<Boolean> UNTRAINED = Field.flag("untrained", false);

    /** The factor on the scores, as a multiple of the model's own 1/√d_k, 0 to 16. */
    public static final Field<Double> TEMPERATURE = Field.of(
                    "temperature", 1.0, ReadingFields::multiple, String::valueOf)
            .once("t");

    /** Counted from 0 here, from 1 in the address. */
    public static final Field<Integer> LAYER =
            Field.of("layer", FIRST_LAYER, ReadingFields::counted, layer -> String.valueOf(layer + 1));

    public static final Field<HeadChoice> HEAD =
            Field.of("head", new HeadChoice(FIRST_HEAD), ReadingFields::head, HeadChoice::text);

    /** Heads whose output is replaced by zeros, as "layer.head", both counted from 1 in the address. */
    public static final Field<Set<Head>> OFF = Field.of("off", Set.<Head>of(), SwitchedOff::read, SwitchedOff::write)
            .anewWith(MODEL);

    /** The tokens chosen, counted from 0, in ascending order; from 1 in the address. None stands for the blank, or the last word. */
    public static final Field<List<Integer>> SELECTED = Field.of(
                    "selected", List.<Integer>of(), ReadingFields::selected, ReadingFields::places)
            .goingWith(SENTENCE)
            .once("sel");

    /** Sentences to which the vector of the student's own is compared, where the model has no words to say. */
    public static final List<Field<String>> COMPARED = List.of(
            Field.text("compare1", "The cat was too tired to go over the road.", LONGEST_IN_LINK),
            Field.text("compare2", "The road was too broad for the animal.", LONGEST_IN_LINK),
            Field.text("compare3", "He drove to the stadium.", LONGEST_IN_LINK));

    /** Whether the positional encoding shows every dimension. */
    public static final Field<Boolean> DIMENSIONS =
            Field.flag("dimensions", false).once("dims");

    public static final List<Field<?>> ALL = Stream.concat(
                    Stream.of(SENTENCE, MODEL, UNTRAINED, TEMPERATURE, LAYER, HEAD, OFF, SELECTED, DIMENSIONS),
                    COMPARED.stream())
            .<Field<?>>map(field -> field)
            .toList();

    private ReadingFields() {}

    /** A factor on the temperature as it stands in an address. */
    public static Optional<Double> multiple(String text) {
        try {
            return Optional.of(Double.parseDouble(text)).filter(value -> value >= 0 && value <= GREATEST_MULTIPLE);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** A number counted from 1 in an address, from 0 here. */
    public static Optional<Integer> counted(String text) {
        return text.matches("[1-9][0-9]{0,4}") ? Optional.of(Integer.parseInt(text) - 1) : Optional.empty();
    }

    /** A head, or all, as it stands in an address. */
    public static Optional<HeadChoice> head(String text) {
        return Set.of(HeadChoice.MEAN.text(), "all").contains(text)
                ? Optional.of(HeadChoice.MEAN)
                : counted(text).map(HeadChoice::new);
    }

    private static String places(List<Integer> selected) {
        return selected.stream().map(token -> String.valueOf(token + 1)).collect(Collectors.joining("."));
    }

    private static Optional<List<Integer>> selected(String text) {
        if (text.isEmpty()) {
            return Optional.of(List.of());
        }
        List<Optional<Integer>> tokens =
                Arrays.stream(text.split("\\.", -1)).map(ReadingFields::counted).toList();
        if (tokens.size() > LONGEST_IN_LINK || tokens.stream().anyMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        return Optional.of(
                tokens.stream().flatMap(Optional::stream).distinct().sorted().toList());
    }
}
