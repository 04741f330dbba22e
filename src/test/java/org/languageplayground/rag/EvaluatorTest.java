package org.languageplayground.rag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.languageplayground.compute.Run;
import org.languageplayground.rag.Trial.Kind;
import org.languageplayground.search.KnowledgeBase;
import org.languageplayground.search.Method;
import org.languageplayground.search.retrieval.Hit;

class EvaluatorTest {
    private final Corpus gazetteer =
            RagFixture.BASES.corpus(BaseChoice.GAZETTEER).orElseThrow();
    private final IndexCache.Key index = new IndexCache.Key(gazetteer, 32, 0);
    private final KnowledgeBase base = RagFixture.index(index);

    private Outcome.Answered answered(Kind kind, Method method, int k, int every) {
        TrialRun run = new TrialRun(new Trial(kind, index, method, k), base, RagFixture.BASES.reader());
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
        TrialRun run = new TrialRun(new Trial(Kind.RETRIEVAL, index, Method.BM25, 0), base, RagFixture.BASES.reader());
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
        RagSimulation simulation = RagFixture.simulation();
        simulation.evaluate(() -> {});
        assertThat(simulation.evaluation().orElseThrow().await(60_000)).isTrue();
        RagSimulation other = RagFixture.simulation();
        for (Trial trial : Trial.all(other.state(), other.corpus())) {
            assertThat(other.outcome(trial)).isPresent();
        }
        other.evaluate(() -> {});
        assertThat(other.evaluation().orElseThrow().progress()).isEqualTo(1);
    }

    @Test
    void aCancelledMeasuringEnds() throws InterruptedException {
        RagSimulation simulation = RagFixture.simulation();
        simulation.base(BaseChoice.GAZETTEER);
        simulation.size(48);
        simulation.evaluate(() -> {});
        simulation.stopEvaluation();
        Run<Double, Void> evaluation = simulation.evaluation().orElseThrow();
        assertThat(evaluation.over()).isTrue();
        assertThat(evaluation.progress()).isLessThan(1);
    }

    @Test
    void aSentenceCutInTwoHasNoRightChunk() {
        IndexCache.Key tiny = new IndexCache.Key(gazetteer, 3, 0);
        KnowledgeBase cut = RagFixture.index(tiny);
        BaseQuestion question = gazetteer.questions().getFirst();
        assertThat(question.grades(cut)).isEmpty();
        TrialRun run = new TrialRun(new Trial(Kind.RIGHT_CHUNK, tiny, null, 1), cut, RagFixture.BASES.reader());
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
