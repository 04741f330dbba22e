package org.languageplayground.rag.base;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.languageplayground.compute.MemoryBudget;
import org.languageplayground.compute.WorkerPool;
import org.languageplayground.search.folder.FolderLimits;
import org.languageplayground.search.folder.FolderScan;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The administrator's shared folders: each is a base for all. A thread of their own looks every minute whether files have changed, been added or removed. */
public final class SharedFolders implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SharedFolders.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(1);
    private static final int MOST_FOLDERS = 100;

    private final FolderSettings settings;
    private final FolderLimits limits;
    private final SharedFolder.Server server;
    private final Map<String, SharedFolder> folders = new ConcurrentSkipListMap<>();
    private final Map<Object, Runnable> listeners = new ConcurrentHashMap<>();
    private List<String> told = List.of();
    private Thread looking;

    /**
     * Folders that nobody has looked at yet.
     *
     * @param indexes where the indexes of all bases are
     */
    SharedFolders(
            FolderSettings settings, FolderLimits limits, WorkerPool pool, MemoryBudget memory, IndexCache indexes) {
        this.settings = settings;
        this.limits = limits;
        server = new SharedFolder.Server(pool, memory, indexes, this::tell);
    }

    /** Looks at once, and then every minute, in a thread of its own; never where there is no such folder. */
    synchronized void start() {
        if (settings.bases().isPresent() && looking == null) {
            looking = Thread.ofVirtual().name("shared-folders").start(this::lookForEver);
        }
    }

    private void lookForEver() {
        try {
            while (true) {
                look();
                Thread.sleep(BETWEEN_LOOKS);
            }
        } catch (InterruptedException e) {
            // The server is stopped.
        }
    }

    /** Looks which folders there are, and what has changed in them. What goes wrong is told in the log, and hinders no later look. */
    public synchronized void look() {
        try {
            settings.bases().ifPresent(this::lookIn);
        } catch (RuntimeException e) {
            LOG.error("The shared folders could not be looked at.", e);
        }
    }

    private void lookIn(Path all) {
        List<String> problems = new ArrayList<>();
        try {
            Map<String, Path> there = subfolders(all.toRealPath(), problems);
            List<String> gone = folders.keySet().stream()
                    .filter(name -> !there.containsKey(name))
                    .toList();
            gone.forEach(name -> folders.remove(name).close());
            there.forEach((name, folder) -> folders.computeIfAbsent(
                    name, absent -> new SharedFolder(name, folder, limits, settings.indexes(), server)));
            if (!gone.isEmpty()) {
                tell();
            }
            folders.values().forEach(SharedFolder::look);
        } catch (IOException e) {
            problems.add("The folder " + all + " of shared bases cannot be opened: " + e);
        }
        problems.stream().filter(problem -> !told.contains(problem)).forEach(LOG::warn);
        told = problems;
    }

    /** By name; two that only the file system can tell apart are one too many. */
    private static Map<String, Path> subfolders(Path all, List<String> problems) throws IOException {
        Map<String, Path> folders = new TreeMap<>();
        try (Stream<Path> files = Files.list(all)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                if (FolderScan.isLeftBehind(file) || Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    continue;
                }
                if (!Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
                    problems.add(
                            "“" + name + "” is no shared base: it is a link, which is not followed, or no folder.");
                } else if (folders.size() >= MOST_FOLDERS) {
                    problems.add("“" + name + "” is no shared base: " + MOST_FOLDERS + " are the most.");
                } else if (folders.putIfAbsent(name, file) != null) {
                    problems.add("“" + name + "” is no shared base: another one has a name that looks alike.");
                }
            }
        }
        return folders;
    }

    private void tell() {
        listeners.values().forEach(Runnable::run);
    }

    /** Tells someone from any thread whenever something has changed in a folder, until who leaves. */
    public void listen(Object who, Runnable changed) {
        listeners.put(who, changed);
    }

    /** Is told nothing more. */
    public void leave(Object who) {
        listeners.remove(who);
    }

    /** The folders that are bases, in the order of their names. */
    public List<BaseChoice> choices() {
        return folders.keySet().stream().map(BaseChoice::folder).toList();
    }

    /** The folder that a base is, if there is one of its name. */
    public Optional<SharedFolder> folder(BaseChoice choice) {
        return Optional.ofNullable(folders.get(choice.folder()))
                .filter(folder -> choice.kind() == BaseChoice.Kind.FOLDER);
    }

    /** Looks no more, and forgets all. */
    @Override
    public void close() {
        if (looking != null) {
            looking.interrupt();
        }
        folders.values().forEach(SharedFolder::close);
        folders.clear();
    }
}
