package org.languageplayground.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import org.languageplayground.compute.Frames;

/** Shows in a tab what changes fast elsewhere, at most four times a second; a tab that is gone is left alone. */
public final class PushedFrames {
    private final Frames frames;

    /** Frames for a tab, each shown by {@code show} under the tab's lock. */
    public PushedFrames(UI ui, Runnable show) {
        frames = new Frames(() -> push(ui, show));
    }

    private void push(UI ui, Runnable show) {
        try {
            ui.access(() -> {
                frames.begin();
                show.run();
            });
        } catch (UIDetachedException e) {
            frames.begin();
        }
    }

    /** Something has changed; called from any thread. */
    public void changed() {
        frames.changed();
    }
}
