// What a component of React promises beyond its types. Rendered on a server and brought to life in a browser by test/e2e/react.e2e.test.ts.
import type {BoardAdapter} from 'civic-board';
import {CivicBoardProvider, CivicMessageList, CivicStatusBadge, CivicThread} from 'civic-board/react';
import {useCallback, useState} from 'react';

export function Page({adapter}: {adapter?: BoardAdapter}) {
  const [few, setFew] = useState(false);
  const [answered, setAnswered] = useState(false);
  const [renders, setRenders] = useState(0);
  const [shown, setShown] = useState(true);
  const [opened, setOpened] = useState('nothing');
  const [held, setHeld] = useState('');
  const hold = useCallback((element: HTMLElement | null) => {
    if (element) setHeld(`holds ${element.localName}`);
    return () => setHeld('let go');
  }, []);

  return (
    <CivicBoardProvider adapter={adapter}>
      <button type="button" onClick={() => setFew(!few)}>Few</button>
      <button type="button" onClick={() => setAnswered(!answered)}>Answered only</button>
      <button type="button" onClick={() => setRenders(renders + 1)}>Render</button>
      <button type="button" onClick={() => setShown(!shown)}>Show</button>
      <output>{renders} {opened} {held}</output>
      <CivicStatusBadge status="answered" />
      {shown && (
        <CivicMessageList
          ref={hold}
          ids={few ? ['street-light', 'bus-timetable'] : undefined}
          status={answered ? 'answered' : undefined}
          onCivicMessageOpen={(event) => setOpened(`${event.messageId} at ${renders}`)}
        >
          <h2 slot="heading">Messages</h2>
        </CivicMessageList>
      )}
      <CivicThread messageId="bus-timetable" />
    </CivicBoardProvider>
  );
}
