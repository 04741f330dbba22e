package org.languageplayground.classroom.lesson;

import com.vaadin.flow.spring.annotation.VaadinSessionScope;
import jakarta.annotation.PreDestroy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.languageplayground.classroom.lesson.plan.LessonProblem;
import org.languageplayground.compute.Run;
import org.languageplayground.compute.Visitor;
import org.languageplayground.search.reading.TimeBudget;
import org.springframework.stereotype.Service;

/** The lessons that a teacher has brought. They lie in the memory of the session, and go with it. */
@Service
@VaadinSessionScope
public class OwnLessons implements AutoCloseable {
    private static final int MOST = 20;

    private final Visitor visitor;
    private final Map<String, Run<List<LessonProblem>, LessonFile>> files = new LinkedHashMap<>();
    private final Set<Incoming> coming = new HashSet<>();

    public OwnLessons(Visitor visitor) {
        this.visitor = visitor;
    }

    /**
     * Begins to read a file. It takes the place of one of the same name; of too many the oldest goes. If it is no lesson, the one before stays.
     *
     * @param onEnd told from any thread what came of it
     * @throws org.languageplayground.compute.NoMemoryException if there is no memory for it
     */
    void add(String name, byte[] source, TimeBudget time, Consumer<Run<List<LessonProblem>, LessonFile>> onEnd) {
        synchronized (this) {
            Incoming one = new Incoming(name, onEnd);
            one.run = visitor.run(new LessonReading(name, source, time), one::changed);
            coming.add(one);
        }
    }

    /** A file that is being read. */
    private final class Incoming {
        private final String name;
        private final Consumer<Run<List<LessonProblem>, LessonFile>> onEnd;
        private Run<List<LessonProblem>, LessonFile> run;

        Incoming(String name, Consumer<Run<List<LessonProblem>, LessonFile>> onEnd) {
            this.name = name;
            this.onEnd = onEnd;
        }

        void changed() {
            synchronized (OwnLessons.this) {
                if (!run.over() || !coming.remove(this)) {
                    return;
                }
                if (run.outcome().isPresent()) {
                    put(name, run);
                }
            }
            onEnd.accept(run);
        }
    }

    private void put(String name, Run<List<LessonProblem>, LessonFile> run) {
        remove(name);
        if (files.size() == MOST) {
            remove(files.keySet().iterator().next());
        }
        files.put(name, run);
    }

    /** Forgets a file. */
    synchronized void remove(String name) {
        if (files.containsKey(name)) {
            files.remove(name).close();
        }
    }

    /** All of them, the oldest first. */
    synchronized List<LessonFile> all() {
        return files.values().stream().flatMap(run -> run.outcome().stream()).toList();
    }

    /** The session ends. */
    @Override
    @PreDestroy
    public synchronized void close() {
        new ArrayList<>(coming).forEach(one -> one.run.close());
        files.values().forEach(Run::close);
        files.clear();
    }
}
