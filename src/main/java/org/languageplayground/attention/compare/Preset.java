package org.languageplayground.attention.compare;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.languageplayground.attention.reading.ReadingFields;
import org.languageplayground.attention.reading.ReadingSimulation;
import org.languageplayground.ui.chapter.State;
import org.languageplayground.world.EnglishEncoder;
import org.languageplayground.world.ShippedModels;

/** Two settings that are worth a look beside each other. */
enum Preset {
    /** The same weights before and after training. */
    TRAINED {
        @Override
        void set(ReadingSimulation stage) {
            Exchange a = tiny(stage.state()).withUntrained(false).withOff(false);
            put(stage, a, a.withUntrained(true));
        }
    },
    /** Two heads of one layer. */
    HEADS {
        @Override
        void set(ReadingSimulation stage) {
            Exchange now = Exchange.ofA(stage.state()).withOff(false);
            Exchange a = stage.config().heads() > 1 ? now : tiny(stage.state()).withModel(ShippedModels.causal(FIRST));
            put(stage, a.withHead(0), a.withHead(1));
        }
    },
    /** Models of the same size, trained with one head and with eight. */
    COUNT {
        @Override
        void set(ReadingSimulation stage) {
            Exchange now = tiny(stage.state()).withOff(false);
            List<Integer> counts = ShippedModels.HEADS;
            boolean masked = now.model().startsWith(ShippedModels.masked(1).replace("1", ""));
            put(stage, now.withModel(model(masked, counts.getFirst())), now.withModel(model(masked, counts.getLast())));
        }
    },
    /** The words of a model with the heads that are shown, and without them. */
    OFF {
        @Override
        void set(ReadingSimulation stage) {
            Exchange a = tiny(stage.state()).withOff(false);
            put(stage, a, a.withOff(true));
        }
    },
    /** One word of a sentence is another. */
    TIRED {
        @Override
        void set(ReadingSimulation stage) {
            Exchange a = new Exchange(
                    EnglishEncoder.NAME,
                    false,
                    TIRED_SENTENCE,
                    ReadingFields.ENGLISH_LAYER,
                    ReadingFields.ENGLISH_HEAD,
                    1,
                    false);
            put(stage, a, a.withSentence(TIRED_SENTENCE.replace("tired", "wide")));
            stage.example(TIRED_SENTENCE, "it");
        }
    };

    private static final int FIRST = ReadingFields.FIRST_HEADS;
    private static final String TIRED_SENTENCE = "The animal did not cross the street because it was too tired.";

    /** Sets both. */
    abstract void set(ReadingSimulation stage);

    /** Those that there are models for. */
    static List<Preset> of(List<String> models) {
        return Arrays.stream(values())
                .filter(preset -> preset != TIRED || models.contains(EnglishEncoder.NAME))
                .toList();
    }

    private static void put(ReadingSimulation stage, Exchange a, Exchange b) {
        a.toA(stage);
        b.toB(stage);
    }

    private static String model(boolean masked, int heads) {
        return masked ? ShippedModels.masked(heads) : ShippedModels.causal(heads);
    }

    /** A as it is, where it is one of the tiny models; else as the page opens. */
    private static Exchange tiny(State page) {
        return ShippedModels.names().contains(page.get(ReadingFields.MODEL))
                ? Exchange.ofA(page)
                : Exchange.ofA(State.first(Stream.concat(ReadingFields.ALL.stream(), CompareFields.ALL.stream())
                        .toList()));
    }
}
