package org.languageplayground.attention.off;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.languageplayground.attention.reading.Explorer;
import org.languageplayground.attention.reading.Newest;
import org.languageplayground.attention.reading.ReadingFields;
import org.languageplayground.attention.reading.ReadingSimulation;
import org.languageplayground.attention.reading.ShownModel;
import org.languageplayground.attention.reading.Study;
import org.languageplayground.compute.Run;
import org.languageplayground.compute.TraceCache;
import org.languageplayground.compute.Visitor;
import org.languageplayground.transformer.layer.AttentionSettings;
import org.languageplayground.ui.Notice;
import org.languageplayground.world.heldout.HeldOutTexts;

/** What one student measures of heads that are off: the own sentence, held-out texts, retrieval, and the study of all heads. */
public final class OffExplorer extends Explorer {
    private final HeadStudies studies;
    private final Newest<Integer, SentenceCost> sentence;
    private final Newest<Double, ExamCost> exam;
    private final Newest<Double, Retrieval> retrieval;
    private final Study<StudyProgress, HeadStudy> study;

    /** Nothing is measured yet. */
    public OffExplorer(HeadStudies studies, Visitor visitor) {
        this.studies = studies;
        sentence = new Newest<>(visitor, this::tell);
        exam = new Newest<>(visitor, this::tell);
        retrieval = new Newest<>(visitor, this::tell);
        study = new Study<>(studies, this::tell);
    }

    @Override
    public void close() {
        Stream.of(sentence, exam, retrieval).forEach(Newest::close);
        study.leave();
    }

    /** Measures what belongs to what is set, where that takes little; what belonged to anything else is left. */
    void follow(ReadingSimulation simulation) {
        AttentionSettings now = settings(simulation);
        boolean says = simulation.model().weights().head() != null;
        if (says
                && !simulation.empty()
                && (simulation.config().architecture().causal()
                        || mask(simulation).isPresent())) {
            sentence.want(
                    sentenceKey(simulation),
                    () -> new SentenceWork(
                            simulation.model(),
                            simulation.text(),
                            mask(simulation).orElse(-1),
                            allOn(simulation),
                            now));
        }
        if (says && possible(simulation)) {
            exam.want(
                    examKey(simulation),
                    () -> new ExamWork(
                            simulation.model(),
                            studies.texts(simulation.get(ReadingFields.MODEL)).tried(),
                            allOn(simulation),
                            now));
            if (!study.isOf(ShownModel.of(simulation))) {
                study(simulation);
            }
        } else if (study.asked() && !study.isOf(ShownModel.of(simulation))) {
            study.leave();
        }
    }

    private static OptionalInt mask(ReadingSimulation simulation) {
        return simulation.tokenizer().mask();
    }

    private static AttentionSettings settings(ReadingSimulation simulation) {
        return new AttentionSettings(simulation.scale(), simulation.get(ReadingFields.OFF));
    }

    private static AttentionSettings allOn(ReadingSimulation simulation) {
        return new AttentionSettings(simulation.scale(), Set.of());
    }

    private static Object sentenceKey(ReadingSimulation simulation) {
        return new TraceCache.Key(simulation.model(), simulation.text().ids(), settings(simulation));
    }

    private static Object examKey(ReadingSimulation simulation) {
        return List.of(ShownModel.of(simulation), settings(simulation));
    }

    /** Whether held-out texts of the model's own kind are known. */
    boolean possible(ReadingSimulation simulation) {
        return ShownModel.of(simulation).hasUnreadTexts();
    }

    /** The held-out texts of the model's own kind; none where none are known, or the model says no words. */
    HeldOutTexts texts(ReadingSimulation simulation) {
        return possible(simulation) && simulation.model().weights().head() != null
                ? studies.texts(simulation.get(ReadingFields.MODEL))
                : new HeldOutTexts(List.of(), List.of());
    }

    /** What the tokens of the sentence cost; none until it is measured, or where the model says no words. */
    Optional<SentenceCost> sentence(ReadingSimulation simulation) {
        return sentence.outcome(sentenceKey(simulation));
    }

    /** What held-out texts cost; none until it is measured, or where none are known. */
    Optional<ExamCost> exam(ReadingSimulation simulation) {
        return exam.outcome(examKey(simulation));
    }

    /** Begins the study of all heads of the model, or goes on waiting for it. */
    void study(ReadingSimulation simulation) {
        study.ask(ShownModel.of(simulation));
    }

    /** Waits no longer for the study. */
    void stopStudy() {
        study.stop();
    }

    /** What is known of the model's heads. */
    Optional<StudyProgress> progress(ReadingSimulation simulation) {
        return study.progress(ShownModel.of(simulation));
    }

    /** Whether all is known of the model's heads. */
    boolean studied(ReadingSimulation simulation) {
        return study.done(ShownModel.of(simulation));
    }

    /** Whether the study is under way and this student waits for it. */
    boolean studying(ReadingSimulation simulation) {
        return study.running(ShownModel.of(simulation));
    }

    /** Why nothing is measured, if something could not begin. */
    Optional<Notice> problem() {
        return study.problem().or(sentence::problem).or(exam::problem).or(retrieval::problem);
    }

    /** Puts the handbook's questions to the encoder without the heads that are off. */
    void measureRetrieval(ReadingSimulation simulation) {
        AttentionSettings now = settings(simulation);
        retrieval.want(
                examKey(simulation),
                () -> new RetrievalWork(studies.model(simulation.get(ReadingFields.MODEL)), studies.handbook(), now));
    }

    /** Ends the measuring of retrieval. */
    void stopRetrieval() {
        retrieval.close();
    }

    /** The measuring of retrieval without the heads that are off now; none where there is none. */
    Optional<Run<Double, Retrieval>> retrieval(ReadingSimulation simulation) {
        return retrieval.of(examKey(simulation));
    }
}
