package org.languageplayground.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ErrorHandler;
import com.vaadin.flow.server.ServiceException;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.SessionInitEvent;
import com.vaadin.flow.server.SessionInitListener;
import com.vaadin.flow.server.VaadinService;
import com.vaadin.flow.server.VaadinSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mockito.ArgumentCaptor;
import org.mockito.Mockito;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class FailureTest {

    @Test
    void aPageThatFailsIsCountedAndLoggedWithoutWhatStandsInItsAddress(CapturedOutput output) {
        BeforeEnterEvent event = Mockito.mock(BeforeEnterEvent.class);
        Mockito.when(event.getLocation()).thenReturn(new Location("attention?s=aardvarks"));
        long before = Failure.PAGE.count();
        int status = new BrokenPage()
                .setErrorParameter(
                        event, new ErrorParameter<>(Exception.class, new IllegalStateException("on purpose")));
        assertThat(status).isEqualTo(500);
        assertThat(Failure.PAGE.count()).isEqualTo(before + 1);
        assertThat(output).contains("The page attention failed.").doesNotContain("aardvarks");
    }

    @Test
    void anActionThatFailsIsCounted() throws ServiceException {
        VaadinService service = Mockito.mock(VaadinService.class);
        new SessionErrors().serviceInit(new ServiceInitEvent(service));
        ArgumentCaptor<SessionInitListener> listener = ArgumentCaptor.forClass(SessionInitListener.class);
        Mockito.verify(service).addSessionInitListener(listener.capture());
        VaadinSession session = Mockito.mock(VaadinSession.class);
        listener.getValue().sessionInit(new SessionInitEvent(service, session, null));
        ArgumentCaptor<ErrorHandler> handler = ArgumentCaptor.forClass(ErrorHandler.class);
        Mockito.verify(session).setErrorHandler(handler.capture());
        long before = Failure.ACTION.count();
        handler.getValue().error(new ErrorEvent(new IllegalStateException("on purpose")));
        assertThat(Failure.ACTION.count()).isEqualTo(before + 1);
    }
}
