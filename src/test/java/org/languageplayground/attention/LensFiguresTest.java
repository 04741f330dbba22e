package org.languageplayground.attention;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.languageplayground.attention.reading.ReadingFields;
import org.languageplayground.transformer.Trace;
import org.languageplayground.transformer.folder.LoadedModel;
import org.languageplayground.transformer.folder.ModelFolder;
import org.languageplayground.transformer.measure.Candidates;
import org.languageplayground.transformer.measure.LogitAttribution;
import org.languageplayground.transformer.measure.LogitAttribution.Part;
import org.languageplayground.transformer.measure.LogitAttribution.Vote;
import org.languageplayground.transformer.measure.LogitLens;
import org.languageplayground.transformer.measure.LogitLens.Station;

/** What exercise 13 says of the lens is what the model computes. */
class LensFiguresTest {

    @Test
    void theExerciseSaysWhereTheWordComesFirstAndWhoVotesMost() throws IOException {
        try (LoadedModel loaded = ModelFolder.load("models/world-causal-4")) {
            Trace trace = loaded.model()
                    .forward(loaded.tokenizer()
                            .encode(ReadingFields.FIRST_SENTENCE)
                            .batch());
            int last = trace.batch().tokens() - 1;
            int mirna = loaded.tokenizer().encode("mirna").ids()[0];
            List<Station> stations = LogitLens.stations(loaded.model().config());
            for (Station station : stations) {
                float[] logits =
                        LogitLens.logits(loaded.model(), trace, station, last).row(0);
                int first = Candidates.likeliest(1, logits).getFirst().id();
                assertThat(first == mirna).as(station.toString()).isEqualTo(station.equals(stations.getLast()));
            }
            Station before = stations.get(stations.size() - 2);
            List<Candidates.Candidate> then = Candidates.likeliest(
                    3, LogitLens.logits(loaded.model(), trace, before, last).row(0));
            LogitAttribution parts = LogitAttribution.of(loaded.model(), trace, last, mirna);
            List<Vote> greatest = parts.votes().stream()
                    .sorted(Comparator.comparingDouble(Vote::word).reversed())
                    .limit(3)
                    .toList();
            assertThat(greatest).extracting(Vote::part).containsExactly(Part.MLP, Part.HEAD, Part.HEAD);
            assertThat(greatest).extracting(Vote::layer).containsExactly(2, 2, 1);
            assertThat(greatest.subList(1, 3)).extracting(Vote::head).containsExactly(0, 1);
            assertThat(texts().getProperty("attention.exercise.13.right")).isEqualTo("3");
            assertThat(why())
                    .contains("with %.0f %% against %.0f %%"
                            .formatted(100 * then.get(0).probability(), 100 * probability(then, mirna)))
                    .contains("%.0f %%, and casts the greatest vote, %s;"
                            .formatted(
                                    100
                                            * Candidates.likeliest(
                                                            1,
                                                            loaded.model()
                                                                    .logits(trace, last)
                                                                    .logits()
                                                                    .row(0))
                                                    .getFirst()
                                                    .probability(),
                                    vote(greatest.get(0))))
                    .contains("head 1 of layer 3 adds " + vote(greatest.get(1)))
                    .contains("head 2 of layer 2 adds " + vote(greatest.get(2)));
        }
    }

    private static double probability(List<Candidates.Candidate> candidates, int id) {
        return candidates.stream()
                .filter(one -> one.id() == id)
                .findFirst()
                .orElseThrow()
                .probability();
    }

    private static String vote(Vote vote) {
        return String.format(Locale.ROOT, "%.1f", vote.word());
    }

    private static String why() throws IOException {
        return texts().getProperty("attention.exercise.13.why");
    }

    private static Properties texts() throws IOException {
        Properties texts = new Properties();
        texts.load(Files.newBufferedReader(Path.of("src/main/resources/vaadin-i18n/translations.properties")));
        return texts;
    }
}
