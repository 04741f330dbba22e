package org.languageplayground.finetuning.training;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import com.vaadin.flow.server.streams.UploadEvent;
import com.vaadin.flow.server.streams.UploadHandler;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.languageplayground.transformer.folder.AdapterFiles;
import org.languageplayground.ui.Notice;

/** What was trained, as files, and back again. */
final class FilesPanel extends Div {
    private final transient Supplier<LiveTraining> live;
    private final transient Supplier<RunSettings> settings;
    private final transient TrainingText text;
    private final transient Consumer<Supplier<String>> act;
    private final Anchor adapter = download("lora.files.adapter", "adapter.zip", () -> live().adapterFiles());
    private final Anchor model = download("lora.files.model", "model.zip", () -> live().modelFiles());
    private final Upload upload = new Upload();
    private final Button merge = new Button(getTranslation("lora.files.merge"), event -> merge());

    FilesPanel(
            Supplier<LiveTraining> live,
            Supplier<RunSettings> settings,
            TrainingText text,
            Consumer<Supplier<String>> act) {
        this.live = live;
        this.settings = settings;
        this.text = text;
        this.act = act;
        upload.setUploadHandler(uploads());
        Button choose = new Button(getTranslation("lora.files.upload"));
        upload.setUploadButton(choose);
        upload.setAcceptedFileExtensions(".zip", ".json", ".safetensors");
        upload.setMaxFileSize(AdapterFiles.GREATEST_FILE);
        upload.addFileRejectedListener(event ->
                act.accept(() -> text.notice(new Notice("adapter.rejected", AdapterFiles.GREATEST_FILE / (1 << 20)))));
        Paragraph about = new Paragraph(getTranslation("lora.files.about"));
        about.addClassName("help");
        Div actions = new Div(adapter, model, merge);
        actions.addClassName("actions");
        add(new H3(getTranslation("lora.files")), about, actions, upload);
    }

    private LiveTraining live() {
        return live.get();
    }

    private Anchor download(String key, String fileName, Supplier<Map<String, byte[]>> files) {
        DownloadHandler handler = DownloadHandler.fromInputStream(event -> {
            byte[] bytes = Zip.pack(files.get());
            return new DownloadResponse(new ByteArrayInputStream(bytes), fileName, "application/zip", bytes.length);
        });
        return new Anchor(handler, AttachmentType.DOWNLOAD, getTranslation(key));
    }

    private UploadHandler uploads() {
        return new UploadHandler() {
            @Override
            public void handleUploadRequest(UploadEvent event) throws IOException {
                Notice notice = live().upload(event.getFileName(), event.getInputStream(), settings.get());
                event.getUI().access(() -> {
                    upload.clearFileList();
                    act.accept(() -> text.notice(notice));
                });
            }
        };
    }

    private void merge() {
        act.accept(() -> text.notice(live().mergedAndUnmerged()));
    }

    void show(LiveTraining shown) {
        adapter.setVisible(shown.downloadable());
        merge.setVisible(shown.mergeable());
    }
}
