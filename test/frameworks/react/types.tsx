// Compiled by types.node.test.ts, never run: what must compile, and (after @ts-expect-error) what must not.
import type {BoardAdapter, HeldFile} from 'civic-board';
import type {} from 'civic-board/jsx';
import type {CivicThread as CivicThreadElement} from 'civic-board/components/civic-thread/civic-thread.js';
import {CivicAttachments, CivicBoardProvider, CivicMessageList, CivicStatusBadge, CivicSubmitForm, CivicThread, type CivicThreadProps} from 'civic-board/react';
import {CivicFigures} from 'civic-board/react/civic-figures.js';
import {useRef} from 'react';

declare const adapter: BoardAdapter;
declare const files: readonly HeldFile[];

export function Wrappers() {
  const thread = useRef<CivicThreadElement>(null);
  const props: CivicThreadProps = {messageId: 'a', queryCode: 'b', onCivicMessageChanged: (event) => event.type};
  return (
    <CivicBoardProvider adapter={adapter} className="board" key="board">
      <CivicMessageList
        queue="mine" sort="newest" status="" ids={['a', 'b']} pageSize={10} address={null} lang="ar" aria-label="Messages" data-test="x"
        onCivicMessageOpen={(event) => { event.preventDefault(); return event.messageId.toUpperCase(); }}
        onClick={(event) => event.currentTarget.refresh()}
      >
        <h2 slot="heading">Messages</h2>
      </CivicMessageList>
      <CivicThread {...props} ref={thread} />
      <CivicThread ref={(element) => element?.focus()} />
      <CivicStatusBadge status="answered" />
      <CivicAttachments files={files} onCivicFilesChanged={(event) => event.files.length} {...{'data-i18n.files.label': 'Pictures'}} />
      <CivicSubmitForm onCivicMessageSubmit={({draft}) => draft.title} onCivicMessageSubmitted={({receipt}) => receipt.number} mapZoom={undefined} />
      <CivicFigures period="half-year" />

      {/* @ts-expect-error -- no such status */}
      <CivicStatusBadge status="done" />
      {/* @ts-expect-error -- a number */}
      <CivicMessageList pageSize="10" />
      {/* @ts-expect-error -- no such property */}
      <CivicThread messageID="a" />
      {/* @ts-expect-error -- attributes are for tags */}
      <CivicThread message-Id={1} messageId={1} />
      {/* @ts-expect-error -- the list says nothing of a receipt */}
      <CivicMessageList onCivicMessageOpen={(event) => event.receipt} />
      {/* @ts-expect-error -- events have their fields on themselves */}
      <CivicMessageList onCivicMessageOpen={(event) => event.detail} />
      {/* @ts-expect-error -- an event of another element */}
      <CivicStatusBadge onCivicMessageOpen={() => undefined} />
      {/* @ts-expect-error -- no adapter */}
      <CivicBoardProvider adapter={{name: 'mine'}} />
      {/* @ts-expect-error -- the element of another tag */}
      <CivicStatusBadge ref={thread} />
    </CivicBoardProvider>
  );
}

export function Tags() {
  const thread = useRef<CivicThreadElement>(null);
  return (
    <civic-board-provider adapter={adapter} className="board">
      <civic-message-list queue="followed" page-size={10} ids={['a']} place-id="qinghe" placeId="qinghe" oncivic-message-open={(event) => event.messageId.toUpperCase()}>
        <h2 slot="heading">Messages</h2>
      </civic-message-list>
      <civic-thread ref={thread} message-id="a" queryCode="b" oncivic-message-changed={(event) => event.type} onClick={(event) => event.currentTarget.refresh()} />

      {/* @ts-expect-error -- no such queue */}
      <civic-message-list queue="all" />
      {/* @ts-expect-error -- a number */}
      <civic-message-list page-size="many" />
      {/* @ts-expect-error -- no such element */}
      <civic-threads />
      {/* @ts-expect-error -- what an attribute cannot hold is a property */}
      <civic-message-list ids="a b" />
      {/* @ts-expect-error -- the list says nothing of a receipt */}
      <civic-message-list oncivic-message-open={(event) => event.receipt} />
    </civic-board-provider>
  );
}
