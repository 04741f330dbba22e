package org.languageplayground.rag;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.languageplayground.rag.base.BaseChoice;
import org.languageplayground.rag.base.BaseQuestion;
import org.languageplayground.rag.question.RagFields;
import org.languageplayground.rag.question.RagReading;
import org.languageplayground.rag.question.RagSimulation;
import org.languageplayground.search.Method;
import org.languageplayground.search.measure.Measures;

/** In which order own documents came makes no difference. */
class OwnOrderTest {
    private static final String QUESTION = "which fruit is yellow";
    private static final Map<String, String> FILES = Map.of(
            "copy.txt", "The banana is a yellow fruit.",
            "original.txt", "The banana is a yellow fruit.",
            "river.txt", "Rivers carry water to the sea.");

    @ParameterizedTest
    @EnumSource
    void twoEqualDocumentsOfWhichOneIsJudgedGiveTheSameMeasuresInEitherOrder(Method method) {
        List<Measures> measured = new ArrayList<>();
        for (List<String> order : List.of(
                List.of("copy.txt", "original.txt", "river.txt"), List.of("river.txt", "original.txt", "copy.txt"))) {
            BaseQuestion question = new BaseQuestion(QUESTION, Map.of("original.txt", 1));
            RagReading reading = ask(method, order);
            List<String> ranking =
                    question.judged(reading.base().retriever(method).search(QUESTION, 10), reading.base());
            assertThat(ranking).contains("copy.txt", "original.txt");
            measured.add(Measures.of(ranking, question.grades(reading.base())));
        }
        assertThat(measured.getFirst()).isEqualTo(measured.getLast());
        assertThat(measured.getFirst().ndcg10()).isPositive();
    }

    private static RagReading ask(Method method, List<String> order) {
        RagSimulation simulation = RagFixture.simulation();
        order.forEach(file -> RagFixture.add(simulation, file, FILES.get(file)));
        simulation.set(RagFields.BASE, BaseChoice.OWN);
        simulation.set(RagFields.METHOD, method);
        simulation.set(RagFields.QUERY, QUESTION);
        simulation.documentsChanged();
        return RagFixture.reading(simulation);
    }
}
