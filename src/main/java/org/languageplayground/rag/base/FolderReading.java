package org.languageplayground.rag.base;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.languageplayground.compute.Work;
import org.languageplayground.search.evaluation.Question;
import org.languageplayground.search.folder.BeirReading;
import org.languageplayground.search.folder.FolderLimits;
import org.languageplayground.search.folder.FolderScan;
import org.languageplayground.search.folder.FoundFile;
import org.languageplayground.search.folder.Skipped;
import org.languageplayground.search.folder.Skipped.Why;
import org.languageplayground.search.reading.DocumentException;
import org.languageplayground.search.reading.DocumentProblem;
import org.languageplayground.search.reading.DocumentReader;
import org.languageplayground.search.text.Document;

/**
 * Takes the texts out of a shared folder: from where they were kept if nothing has changed since, or else a file, a page or some lines a step. What cannot be read is left
 * out and named. What was read is kept, unless something may only be left out for the moment.
 */
final class FolderReading implements Work<FolderProgress, FolderTexts> {
    private static final int MEGABYTE = 1 << 20;
    private static final int BYTES_OF_A_DOCUMENT = 200;
    private static final int MOST_NAMED = 50;

    private final FolderScan scan;
    private final FolderLimits limits;
    private final Optional<KeptFolder> kept;
    private final IndexMaking.Room room;
    private final DocumentReader reader;
    private final Iterator<FoundFile> files;
    private final List<Document> documents = new ArrayList<>();
    private final List<Skipped> skipped;
    private final List<BaseQuestion> questions = new ArrayList<>();
    private final List<String> examples = new ArrayList<>();
    private BeirReading beir;
    private FoundFile current;
    private volatile DocumentReading reading;
    private long characters;
    private int seen;
    private boolean lookedFor;
    private FolderTexts texts;

    /**
     * A folder of which nothing is read yet.
     *
     * @param kept where its texts outlive the server, if anywhere
     */
    FolderReading(FolderScan scan, FolderLimits limits, Optional<KeptFolder> kept, IndexMaking.Room room) {
        this.scan = scan;
        this.limits = limits;
        this.kept = kept;
        this.room = room;
        reader = new DocumentReader(limits.each());
        files = scan.files().iterator();
        skipped = new ArrayList<>(scan.skipped());
    }

    @Override
    public boolean step() {
        if (!lookedFor) {
            lookedFor = true;
            texts = kept.flatMap(folder -> folder.texts(scan.fingerprint())).orElse(null);
            if (texts == null && BeirReading.fits(scan)) {
                beir = new BeirReading(scan, limits);
            }
            return texts == null;
        }
        if (beir != null ? beir.step() : readSome()) {
            return true;
        }
        if (beir != null) {
            takeBeir();
        }
        finish();
        return false;
    }

    /** Goes on with a file, or begins another one; answers whether there are more. */
    private boolean readSome() {
        if (reading != null) {
            goOn();
        } else if (files.hasNext()) {
            seen++;
            current = files.next();
            begin();
        }
        return reading != null || files.hasNext();
    }

    private void begin() {
        long needed = DocumentReader.UNFOLDED * current.bytes();
        if (!DocumentReader.reads(current.name())) {
            skip(DocumentReader.unknown(current.name()).problem());
        } else if (documents.size() >= limits.each().documents()) {
            skip(Why.DOCUMENTS, limits.each().documents(), "");
        } else if (characters >= limits.characters()) {
            skip(Why.CHARACTERS, limits.characters(), "");
        } else if (current.bytes() > limits.each().bytes()) {
            skip(Why.LARGE, limits.each().bytes() / MEGABYTE, "");
        } else if (!room.make(needed)) {
            skipForMemory(needed);
        } else {
            open();
        }
    }

    private void open() {
        try (InputStream in = Files.newInputStream(current.path(), LinkOption.NOFOLLOW_LINKS)) {
            reading = new DocumentReading(reader, current.name(), reader.bytes(current.name(), in));
            if (!room.make(reading.bytes())) {
                skipForMemory(reading.bytes());
                reading = null;
            }
        } catch (DocumentException e) {
            skip(e.problem());
        } catch (IOException e) {
            skip(Why.UNREADABLE, 0, "");
        }
    }

    private void goOn() {
        if (reading.step()) {
            return;
        }
        reading.progress().ifPresentOrElse(this::skip, () -> {
            Document document = reading.outcome().document();
            documents.add(clean(document));
            characters += document.text().length();
        });
        reading.close();
        reading = null;
    }

    private void skipForMemory(long needed) {
        skip(Why.NO_MEMORY, Math.ceilDiv(needed, MEGABYTE), "");
    }

    private void skip(Why why, long count, String detail) {
        skipped.add(new Skipped(why, current.name(), count, detail));
    }

    private void skip(DocumentProblem problem) {
        skipped.add(Skipped.of(problem));
    }

    private void takeBeir() {
        beir.documents().stream().map(FolderReading::clean).forEach(documents::add);
        skipped.addAll(beir.skipped());
        for (Question question : beir.questions()) {
            examples.add(clean(question.text()));
            if (!question.grades().isEmpty()) {
                questions.add(new BaseQuestion(clean(question.text()), question.grades()));
            }
        }
    }

    private void finish() {
        texts = new FolderTexts(
                List.copyOf(documents),
                List.copyOf(questions),
                List.copyOf(examples),
                skipped.stream().limit(MOST_NAMED).toList(),
                Math.max(0, skipped.size() - MOST_NAMED),
                Instant.now());
        kept.filter(folder -> isForGood()).ifPresent(folder -> folder.keep(scan.fingerprint(), texts));
    }

    /** Whether another try, of the same files, would leave out the same. */
    private boolean isForGood() {
        return skipped.stream()
                .skip(scan.skipped().size())
                .map(Skipped::why)
                .noneMatch(why -> why == Why.UNREADABLE || why == Why.NO_MEMORY);
    }

    private static Document clean(Document document) {
        return new Document(clean(document.id()), clean(document.title()), clean(document.text()));
    }

    /** Half of a surrogate pair, which no file can hold, becomes a question mark now and not when it is kept. */
    private static String clean(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    @Override
    public void cancel() {
        DocumentReading underWay = reading;
        if (underWay != null) {
            underWay.cancel();
        }
    }

    @Override
    public FolderProgress progress() {
        return new FolderProgress(readSoFar(), seen, scan.files().size());
    }

    private int readSoFar() {
        return beir == null ? documents.size() : beir.documents().size();
    }

    @Override
    public FolderTexts outcome() {
        return texts;
    }

    @Override
    public void close() {
        if (reading != null) {
            reading.close();
        }
        if (beir != null) {
            beir.close();
        }
    }

    @Override
    public long bytes() {
        if (!lookedFor) {
            return Character.BYTES * kept.map(KeptFolder::bytesOfTexts).orElse(0L);
        }
        return held(readSoFar(), beir == null ? characters : beir.characters())
                + (reading == null ? 0 : reading.bytes());
    }

    @Override
    public long bytesKept() {
        return held(texts.documents().size(), texts.characters());
    }

    private static long held(int documents, long characters) {
        return Character.BYTES * characters + (long) BYTES_OF_A_DOCUMENT * documents;
    }
}
