package org.languageplayground.finetuning.teach;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.languageplayground.compute.Run;
import org.languageplayground.ui.chapter.Taught;

/** Tells of runs that have ended, of each once. */
public final class TeachNews {
    private final LiveTraining live;
    private final TeachText text;
    private Consumer<Taught> listener;
    private final Set<Object> told = new HashSet<>();

    /**
     * What has ended before is no news.
     *
     * @param listener hears what each run of steps came to
     */
    public TeachNews(LiveTraining live, TeachText text, Consumer<Taught> listener) {
        this.live = live;
        this.text = text;
        this.listener = taught -> {};
        take();
        this.listener = listener;
    }

    /** A sentence on each run, on the trial of all methods and on an uploaded adapter, that has ended since the last call. */
    public String take() {
        List<LiveRun> ended =
                live.runs().stream().filter(LiveRun::over).filter(told::add).toList();
        ended.stream().map(LiveRun::taught).flatMap(Optional::stream).forEach(listener);
        List<String> news = new ArrayList<>(ended.stream()
                .map(run -> ended.size() == 1 ? text.status(run) : text.numberedStatus(run))
                .toList());
        live.trial().filter(Run::over).filter(told::add).map(text::trial).ifPresent(news::add);
        live.exam().filter(Run::over).filter(told::add).map(text::examined).ifPresent(news::add);
        return text.sentences(news);
    }
}
