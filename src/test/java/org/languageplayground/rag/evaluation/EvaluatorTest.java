package org.languageplayground.rag.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.languageplayground.compute.Run;
import org.languageplayground.rag.RagFixture;
import org.languageplayground.rag.base.BaseChoice;
import org.languageplayground.rag.base.BaseQuestion;
import org.languageplayground.rag.base.Corpus;
import org.languageplayground.rag.base.IndexCache;
import org.languageplayground.rag.evaluation.Trial.Kind;
import org.languageplayground.rag.question.RagFields;
import org.languageplayground.rag.question.RagSimulation;
import org.languageplayground.search.KnowledgeBase;
import org.languageplayground.search.Method;
import org.languageplayground.search.retrieval.Hit;

class EvaluatorTest {
    private final Corpus gazetteer =
            RagFixture.BASES.corpus(BaseChoice.GAZETTEER).orElseThrow();
    private final IndexCache.Key index = new IndexCache.Key(gazetteer, 32, 0);
    private final KnowledgeBase base =
            RagFixture.BASES.indexes().get(index).whole().join();

    private Outcome.Answered answered(Kind kind, Method method, int k, int every) {
        TrialRun run = new TrialRun(new Trial(kind, index, method, k), base, RagFixture.READER);
        for (int i = 0; i < gazetteer.questions().size(); i += every) {
            run.ask(gazetteer.questions().get(i));
        }
        return (Outcome.Answered) run.outcome();
    }

    @Test
    void byHeartTheModelAnswersAsItsCardSays() {
        Outcome.Answered byHeart = answered(Kind.CLOSED_BOOK, null, 0, 1);
        assertThat(byHeart.before().asked()).isEqualTo(320);
        assertThat(byHeart.before().share()).isGreaterThan(0.97);
        assertThat(byHeart.after().asked()).isEqualTo(160);
        assertThat(byHeart.after().share()).isLessThan(0.1);
    }

    @Test
    void theRightChunkHelpsAfterTheCutoffAndAWrongOneDoesNot() {
        assertThat(answered(Kind.RIGHT_CHUNK, null, 1, 4).after().share()).isGreaterThan(0.9);
        assertThat(answered(Kind.RETRIEVED, Method.BM25, 3, 4).after().share()).isGreaterThan(0.9);
        assertThat(answered(Kind.WRONG_CHUNK, Method.BM25, 1, 4).after().share())
                .isLessThan(0.2);
    }

    @Test
    void aRankingIsJudgedByTheChunkThatHoldsTheSentence() {
        TrialRun run = new TrialRun(new Trial(Kind.RETRIEVAL, index, Method.BM25, 0), base, RagFixture.READER);
        BaseQuestion question = gazetteer.questions().getFirst();
        run.ask(question);
        Outcome.Ranked ranked = (Outcome.Ranked) run.outcome();
        List<Boolean> relevant = base.retriever(Method.BM25).search(question.text(), 10).stream()
                .map(hit -> question.evidence().orElseThrow().isIn(base.chunks().get(hit.chunk())))
                .toList();
        int rank = 1 + relevant.indexOf(true);
        assertThat(ranked.reciprocalRank()).isCloseTo(1.0 / rank, within(1e-12));
        for (int k = 1; k <= 10; k++) {
            assertThat(ranked.recall().get(k - 1)).isEqualTo(k >= rank ? 1 : 0);
        }
    }

    @Test
    void whatOneHasMeasuredOthersNeedNotMeasureAgain() throws InterruptedException {
        RagSimulation simulation = simulation(BaseChoice.SENTENCES);
        Run<Double, Void> measuring = measure(simulation);
        for (int i = 0; i < 600 && !measuring.over(); i++) {
            Thread.sleep(50);
        }
        RagSimulation other = simulation(BaseChoice.SENTENCES);
        for (Trial trial : Trial.all(other.asked(), other.corpus(), other.methods())) {
            assertThat(RagFixture.OUTCOMES.of(trial)).isPresent();
        }
        assertThat(measure(other).progress()).isEqualTo(1);
    }

    @Test
    void theEndOfAMeasuringIsToldOnce() throws InterruptedException {
        RagSimulation simulation = simulation(BaseChoice.SENTENCES);
        Run<Double, Void> measuring = measure(simulation);
        for (int i = 0; i < 600 && !measuring.over(); i++) {
            Thread.sleep(50);
        }
        simulation.takeIn();
        assertThat(simulation.takeNews()).contains(RagSimulation.News.MEASURED);
        simulation.takeIn();
        assertThat(simulation.takeNews()).isEmpty();
    }

    @Test
    void aCancelledMeasuringEnds() {
        RagSimulation simulation = simulation(BaseChoice.GAZETTEER);
        simulation.set(RagFields.SIZE, 48);
        Run<Double, Void> measuring = measure(simulation);
        simulation.stopMeasuring();
        assertThat(measuring.over()).isTrue();
        assertThat(measuring.progress()).isLessThan(1);
    }

    private static RagSimulation simulation(BaseChoice base) {
        RagSimulation simulation = RagFixture.simulation();
        simulation.set(RagFields.BASE, base);
        return simulation;
    }

    private static Run<Double, Void> measure(RagSimulation simulation) {
        simulation.measure(new Evaluator(
                RagFixture.BASES, RagFixture.OUTCOMES, RagFixture.READER, simulation.asked(), simulation.corpus()));
        return simulation.measuring().orElseThrow();
    }

    @Test
    void aSentenceCutInTwoHasNoRightChunk() {
        IndexCache.Key tiny = new IndexCache.Key(gazetteer, 3, 0);
        KnowledgeBase cut = RagFixture.BASES.indexes().get(tiny).whole().join();
        BaseQuestion question = gazetteer.questions().getFirst();
        assertThat(question.grades(cut)).isEmpty();
        TrialRun run = new TrialRun(new Trial(Kind.RIGHT_CHUNK, tiny, null, 1), cut, RagFixture.READER);
        run.ask(question);
        assertThat(((Outcome.Answered) run.outcome()).before().asked()).isZero();
    }

    @Test
    void documentsAreJudgedWhereNoSentenceIsKnown() {
        BaseQuestion question = new BaseQuestion("q", Map.of("zorland", 1), Optional.empty());
        int chunk = base.chunks()
                .indexOf(base.chunks().stream()
                        .filter(candidate -> candidate.document().id().equals("zorland"))
                        .findFirst()
                        .orElseThrow());
        assertThat(question.judged(List.of(new Hit(chunk, 1)), base)).containsExactly("zorland");
    }
}
