package org.languageplayground.ui.chapter;

import com.vaadin.flow.component.UI;
import jakarta.annotation.PreDestroy;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * One student's simulations of a chapter, one a browser tab. A tab keeps its simulation while the student reads another chapter, and
 * when the browser asks for the page anew; it ends when the tab is closed.
 *
 * @param <S> the chapter's simulation
 */
public class TabSimulations<S extends Simulation> {
    private final Map<UI, S> byTab = new ConcurrentHashMap<>();
    private final Supplier<S> first;

    /** Simulations that begin as {@code first} makes them. */
    protected TabSimulations(Supplier<S> first) {
        this.first = first;
    }

    /** The simulation of a tab, a new one if it has none. */
    public S of(UI tab) {
        return byTab.computeIfAbsent(tab, key -> {
            S simulation = first.get();
            tab.addDetachListener(event -> closeIfGone(tab));
            StartAgain.listen(tab, simulation::reset);
            return simulation;
        });
    }

    /** A tab is detached for a moment as well when the browser asks for the page anew; then it is not closing. */
    private void closeIfGone(UI tab) {
        if (tab.isClosing()) {
            S simulation = byTab.remove(tab);
            if (simulation != null) {
                simulation.close();
            }
        }
    }

    /** Ends all, when the session does. */
    @PreDestroy
    public void closeAll() {
        byTab.values().forEach(Simulation::close);
        byTab.clear();
    }
}
