import {css} from 'lit';

export const styles = css`
  fieldset {
    gap: 0.5rem;
  }
`;
