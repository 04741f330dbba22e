package org.languageplayground.classroom;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.shared.Registration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.languageplayground.classroom.room.Room;
import org.languageplayground.classroom.room.Rooms;
import org.languageplayground.ui.PushedFrames;
import org.languageplayground.ui.chapter.Audience;
import org.languageplayground.ui.chapter.ChapterPage;

/** A browser's tab in a class: it hears of every change in the room, and brings its page and its bar up to date. */
abstract class ClassTab implements Audience {
    /** What the teacher does is to be seen at once; a page that is slower than that shows the newest. */
    private static final long GAP_MILLISECONDS = 80;

    private final UI ui;
    private final Rooms rooms;
    private final AtomicReference<Optional<Room>> newest = new AtomicReference<>(Optional.empty());
    private final Runnable unwatch;
    private final Registration closing;
    private Room room;
    private Runnable onChange = () -> {};

    ClassTab(UI ui, Rooms rooms, String code) {
        this.ui = ui;
        this.rooms = rooms;
        room = rooms.get(code);
        PushedFrames frames = new PushedFrames(ui, this::frame, GAP_MILLISECONDS);
        unwatch = rooms.watch(code, changed -> {
            newest.set(changed);
            frames.changed();
        });
        closing = ui.addDetachListener(event -> {
            if (ui.isClosing()) {
                close();
            }
        });
        Audience.set(ui, this);
        // what has come between the first look and the watch
        rooms.find(code).ifPresent(now -> room = now);
    }

    /** That of a browser's tab, if it is in a class. */
    static Optional<ClassTab> of(UI ui) {
        return Audience.of(ui) instanceof ClassTab tab ? Optional.of(tab) : Optional.empty();
    }

    final UI ui() {
        return ui;
    }

    final Rooms rooms() {
        return rooms;
    }

    /** As it was last heard of. */
    final Room room() {
        return room;
    }

    final String code() {
        return room.code();
    }

    /** Calls back, with the session locked, whenever there is something else to show. */
    final void onChange(Runnable callback) {
        onChange = callback;
    }

    final void changed() {
        onChange.run();
    }

    private void frame() {
        if (Audience.of(ui) != this) {
            return;
        }
        Optional<Room> now = newest.get();
        if (now.isEmpty()) {
            ended("class.ended");
            return;
        }
        Room before = room;
        room = now.get();
        heard(before);
        changed();
    }

    /** The room has changed. */
    abstract void heard(Room before);

    /** The page has been entered: another chapter, or the class itself. */
    abstract void entered(Location location);

    /** The chapter on the screen, unless it is another page. */
    final Optional<ChapterPage<?>> page() {
        return ui.getInternals().getActiveRouterTargetsChain().stream()
                .filter(ChapterPage.class::isInstance)
                .<ChapterPage<?>>map(page -> (ChapterPage<?>) page)
                .findFirst();
    }

    /** The tab is in no class any more; the sentence says why. */
    final void ended(String key) {
        goOut();
        Said.in(ui, key);
        changed();
    }

    /** The page is this tab's own again. */
    final void goOut() {
        close();
        page().ifPresent(page -> page.leaveUnanswered(false));
    }

    /** Hears of nothing any more. */
    private void close() {
        unwatch.run();
        closing.remove();
        if (Audience.of(ui) == this) {
            Audience.set(ui, NOBODY);
        }
    }

    /** Does something in the room; what it refuses is said. */
    final void attempt(Runnable act) {
        Said.unlessRefused(ui, act);
    }
}
