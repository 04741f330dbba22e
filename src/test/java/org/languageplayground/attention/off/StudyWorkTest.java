package org.languageplayground.attention.off;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.languageplayground.compute.ModelLibrary;
import org.languageplayground.transformer.folder.LoadedModel;

class StudyWorkTest {
    private static final ModelLibrary LIBRARY = new ModelLibrary("", false);

    @ParameterizedTest
    @ValueSource(strings = {"world-causal-4", "world-masked-4"})
    void look(String name) {
        LoadedModel loaded = LIBRARY.get(name);
        HeldOutTexts texts = HeldOutTexts.of(loaded);
        long start = System.nanoTime();
        StudyWork work = new StudyWork(
                loaded.model(), LIBRARY.untrained(loaded.model().config()), texts.measured(), texts.tried());
        boolean said = false;
        while (work.step()) {
            if (!said && work.progress().study() != null) {
                said = true;
                System.out.println("first " + (System.nanoTime() - start) / 1e9 + " " + work.progress());
            }
        }
        HeadStudy study = work.outcome();
        System.out.println(name + " all " + (System.nanoTime() - start) / 1e9 + " texts "
                + HeldOutTexts.count(texts.measured()) + " tokens "
                + texts.measured().stream().mapToInt(b -> b.tokens().tokens()).sum());
        System.out.println(study.published() + "\n" + study.plain() + "\n" + study.untrained());
        for (int h = 0; h < study.count(); h++)
            System.out.printf(
                    "%d.%d %s %.4f%n",
                    h / study.heads() + 1,
                    h % study.heads() + 1,
                    study.ablation().get(h),
                    study.gradient()[h]);
        for (Curve c : study.curves()) {
            StringBuilder s = new StringBuilder();
            for (int k = 0; k <= study.count(); k++) s.append(String.format(" %.2f/%.2f", c.share(k), c.cost(k)));
            System.out.println(c.spare() + s.toString());
        }
        assertThat(work.progress().done()).isEqualTo(work.progress().steps());
    }
}
