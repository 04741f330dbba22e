package org.languageplayground.classroom.lesson;

import com.vaadin.flow.spring.annotation.VaadinSessionScope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.languageplayground.classroom.lesson.plan.LessonException;
import org.languageplayground.compute.Grant;
import org.languageplayground.compute.MemoryBudget;
import org.languageplayground.compute.Visitor;
import org.springframework.stereotype.Service;

/** The lessons that a teacher has brought. They lie in the memory of the session, and go with it. */
@Service
@VaadinSessionScope
public class OwnLessons {
    private static final int MOST = 20;

    /** A file, its text, and what is read from it, which is no longer than the text is. */
    private static final int COPIES = 6;

    private final MemoryBudget memory;
    private final Map<String, LessonFile> files = new LinkedHashMap<>();
    private final Map<String, Grant> grants = new LinkedHashMap<>();

    public OwnLessons(Visitor visitor) {
        memory = visitor.memory();
    }

    /**
     * Takes a file in place of one of the same name; of too many the oldest goes.
     *
     * @throws LessonException if it is no lesson; the one before stays then
     * @throws org.languageplayground.compute.NoMemoryException if there is no memory for it
     */
    synchronized LessonFile add(String name, byte[] source) throws LessonException {
        Grant grant = memory.grant((long) COPIES * source.length);
        try {
            LessonFile file = LessonFile.read(name, source);
            remove(name);
            if (files.size() == MOST) {
                remove(files.keySet().iterator().next());
            }
            files.put(name, file);
            grants.put(name, grant);
            return file;
        } catch (LessonException e) {
            grant.close();
            throw e;
        }
    }

    /** Forgets a file. */
    synchronized void remove(String name) {
        if (files.remove(name) != null) {
            grants.remove(name).close();
        }
    }

    /** All of them, the oldest first. */
    synchronized List<LessonFile> all() {
        return new ArrayList<>(files.values());
    }
}
